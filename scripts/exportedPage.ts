/** Builds the page that the export format `page` puts a model into: one HTML file, from src/exportedPage. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const FOLDER = 'src/exportedPage';
/** Where the studio serves it (engine/exporting/formats/page.ts). */
const PATH = 'generated/page.html';

/** The program and its styles. */
async function bundle(): Promise<{ script: string; style: string }> {
  const { compileKernels } = await import('./kernels.ts');
  const kernels = await compileKernels({ entry: 'inference', shared: false, relaxed: false });
  const result = (await build({
    ...{ configFile: false, publicDir: false, logLevel: 'warn' },
    define: { KERNELS: JSON.stringify(Buffer.from(kernels).toString('base64')) },
    resolve: {
      alias: [{ find: /^.*\/texts\/message$/, replacement: resolve(FOLDER, 'message.ts') }],
    },
    build: {
      write: false,
      target: ['chrome91', 'firefox119', 'safari16.4'],
      rolldownOptions: { input: `${FOLDER}/main.ts` },
      modulePreload: false,
    },
  })) as Rolldown.RolldownOutput;
  let script = '';
  let style = '';
  for (const file of result.output) {
    if (file.type === 'chunk') script += file.code;
    else if (file.fileName.endsWith('.css')) style += String(file.source);
  }
  return { script, style };
}

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page without a model. Nothing but its own script and style runs in it, and it can connect to nothing. */
export async function buildExportedPage(): Promise<string> {
  const { script, style } = await bundle();
  if (/<\/?script/i.test(script)) throw new Error('The script would end in the page too early.');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    'media-src blob: mediastream:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts: Record<string, string> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    style: `<style>${style}</style>`,
    script: `<script type="module">${script}</script>`,
  };
  return readFileSync(`${FOLDER}/index.html`, 'utf8').replace(
    /<!-- (policy|style|script) -->/g,
    (_, name: string) => parts[name]!,
  );
}

/** Adds the page to the build, and to what the development server serves. */
export const exportedPage: Plugin = {
  name: 'exported-page',
  configureServer({ middlewares }) {
    middlewares.use(`/${PATH}`, (_request, response, next) => {
      response.setHeader('Content-Type', 'text/html');
      buildExportedPage().then((page) => response.end(page), next);
    });
  },
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: PATH, source: await buildExportedPage() });
  },
};
