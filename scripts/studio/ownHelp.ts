/**
 * Imported first by a command of the developers: with `--help` or `-h` the comment that its file
 * begins with is printed, and nothing is done.
 */
import { resolve } from 'node:path';
import { helpOfComment } from './help';

helpOfComment(resolve(process.argv[1]!));
