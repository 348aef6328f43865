import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface WrittenFile {
  /** Relative to the folder. */
  path: string;
  bytes: Buffer;
}

/** Writes a text file whole or not at all; makes the folders that it is in. */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.unfinished`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

/**
 * Writes files into `directory` and returns their paths. They are written to a temporary
 * folder and moved when all are there: when the command is stopped, there is none of them.
 */
export async function writeFiles(
  directory: string,
  files: AsyncIterable<WrittenFile>,
): Promise<string[]> {
  mkdirSync(directory, { recursive: true });
  const temporary = mkdtempSync(join(directory, '.unfinished-'));
  const remove = () => rmSync(temporary, { recursive: true, force: true });
  process.on('exit', remove);
  const paths: string[] = [];
  try {
    for await (const { path, bytes } of files) {
      const target = join(temporary, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
      paths.push(path);
    }
    return paths.map((path) => {
      const target = join(directory, path);
      mkdirSync(dirname(target), { recursive: true });
      renameSync(join(temporary, path), target);
      return target;
    });
  } finally {
    remove();
    process.off('exit', remove);
  }
}
