/** Compiles the WASM kernels (src/engine/backend/wasm/assembly) with AssemblyScript. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { innerLoops } from './kernelTiles.ts';

const FOLDER = 'src/engine/backend/wasm/assembly';

export interface KernelBuild {
  /** Which kernels: `index` for the studio, `inference` for an exported page. */
  entry?: 'index' | 'inference';
  /** For memory shared between threads; a page that is not isolated has none. */
  shared: boolean;
  /** With fused multiply-add (relaxed SIMD). */
  relaxed: boolean;
  /** With products of two panels at once, for V8's 256-bit vectors (assembly/tiles.ts). */
  wide?: boolean;
}

/** The binary of one build. Throws with the compiler's message. */
export async function compileKernels({
  entry = 'index',
  shared,
  relaxed,
  wide = false,
}: KernelBuild): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      `${FOLDER}/${entry}.ts`,
      ...['--outFile', 'kernels.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--importMemory'],
      ...['--enable', 'simd', '--use', `WIDE=${Number(wide)}`],
      ...(relaxed ? ['--enable', 'relaxed-simd'] : []),
      ...(shared
        ? [
            '--enable',
            'threads',
            '--sharedMemory',
            '--initialMemory',
            '1',
            '--maximumMemory',
            '65536',
          ]
        : []),
    ],
    {
      readFile: (name, folder) => {
        if (name === `${FOLDER}/innerLoops.ts`) return innerLoops();
        const path = join(folder, name);
        return existsSync(path) ? readFileSync(path, 'utf8') : null;
      },
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error || !binary) throw new Error(`${error?.message ?? 'No output.'}\n${stderr.toString()}`);
  return binary;
}
