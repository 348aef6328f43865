import { fileURLToPath } from 'node:url';
import type { Built } from '../serving/built.ts';

/** In the package, in place of serving/built.ts: the studio is built, and lies beside the command. */
export const builtStudio = (): Promise<Built> =>
  Promise.resolve({
    folder: fileURLToPath(new URL('../dist', import.meta.url)),
    remove: () => undefined,
  });
