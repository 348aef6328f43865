/** docs/browsers.md: feature × browser, of what the journeys saw. */

export interface Cell {
  feature: string;
  /** `missing`: the browser lacks what it needs. */
  state: 'works' | 'missing' | 'failed';
  /** What is missing, what failed, or a remark. */
  text: string;
  seconds: number;
}

export interface Seen {
  /** "Firefox 153.8.0" */
  title: string;
  cells: Cell[];
  /** Of a journey that failed and was made again: what had failed. */
  firstFailed?: string[];
}

const shown = ({ state, text }: Cell): string => {
  if (state === 'works') return text ? `yes: ${text}` : 'yes';
  return `${state === 'missing' ? 'no' : 'FAILED'}: ${text}`;
};

const again = ({ firstFailed }: Seen): string =>
  firstFailed ? `1: ${firstFailed.join('; ')}`.replaceAll('|', '/') : '0';

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;

export function report(seen: Seen[]): string {
  const features = [...new Set(seen.flatMap(({ cells }) => cells.map(({ feature }) => feature)))];
  const found = (one: Seen, feature: string) => one.cells.find((cell) => cell.feature === feature);
  const seconds = (one: Seen) => Math.round(one.cells.reduce((sum, cell) => sum + cell.seconds, 0));
  return `# Browsers

Written by \`npm run browsers -- --write\` from the journeys that \`npm test\` makes in each browser
that is installed: the same 40 images at 64 px, two epochs (one step on WebGPU, which is slow in
software). On Debian, without a graphics card: WebGL and WebGPU are drawn by the processor here.

- WebKitGTK has Safari's engine. It is not Safari: another graphics stack, other media decoders, and
  what Safari has by default (file system, shared memory) is switched on for the test. WebKitGTK
  under automation is always a private window.
- WebKitGTK has WebGL on one thread only, the first that asks for it. With WebGL in workers switched
  on, the training worker had it in one journey of four.
- “no” says what the browser or this machine lacks; the studio says it too, and goes on.

${row(['', ...seen.map(({ title }) => title)])}
${row(['---', ...seen.map(() => '---')])}
${features
  .map((feature) =>
    row([
      feature,
      ...seen.map((one) => {
        const cell = found(one, feature);
        return cell ? shown(cell).replaceAll('|', '/') : 'not tried';
      }),
    ]),
  )
  .join('\n')}
${row(['Journeys that failed and were made again', ...seen.map(again)])}
${row(['All of it, in seconds', ...seen.map((one) => String(seconds(one)))])}
`;
}
