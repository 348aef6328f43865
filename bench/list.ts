import type { Page } from '@playwright/test';
import type { SideName } from './page/main';
import type { Setting } from './page/side';

/** One line of the table: our side against a named rival, alternating in one browser run. */
export interface Benchmark {
  name: string;
  against: string;
  /** The ratio to reach: the rival's milliseconds over ours. */
  asked: number;
  rounds: number;
  prepare(page: Page): Promise<Record<string, unknown>>;
  /** Milliseconds of one round of ours and of theirs. */
  ours(page: Page): Promise<number>;
  theirs(page: Page): Promise<number>;
}

const setting = (backend: string, count: number, batchSize: number, size = 224): Setting => ({
  backend,
  pixels: `/bench-data/pixels-${size}.bin`,
  labels: `/bench-data/labels-${size}.bin`,
  size,
  batchSize,
  count,
});

const round = (page: Page, side: SideName) => page.evaluate((s) => window.bench.round(s), side);

/** Ours against stock tfjs, each in a worker of its own. */
function againstStock(
  options: { name: string; asked: number; rounds?: number; work: string },
  ours: Setting,
  stock: Setting,
): Benchmark {
  const { name, asked, rounds = 5, work } = options;
  const prepare = (page: Page, side: SideName, s: Setting) =>
    page.evaluate(([a, b, c]) => window.bench.prepare(a, b, c), [side, work, s] as const);
  return {
    name,
    against: `stock tfjs 4.22 on ${stock.backend}`,
    asked,
    rounds,
    async prepare(page) {
      return {
        ours: await prepare(page, 'ours', ours),
        theirs: await prepare(page, 'stock', stock),
      };
    },
    ours: (page) => round(page, 'ours'),
    theirs: (page) => round(page, 'stock'),
  };
}

export const benchmarks: Benchmark[] = [
  againstStock(
    { name: 'cnn-step-webgl', asked: 2, work: 'cnn-step' },
    setting('webgl', 16, 16),
    setting('webgl', 16, 16),
  ),
  againstStock(
    { name: 'cnn-step-auto', asked: 8, work: 'cnn-step' },
    setting('auto', 16, 16),
    setting('webgl', 16, 16),
  ),
  againstStock(
    { name: 'mobilenet-features-wasm', asked: 2, work: 'features' },
    setting('wasm', 64, 16),
    setting('wasm', 64, 16),
  ),
  againstStock(
    { name: 'mobilenet-features-webgl', asked: 2, work: 'features' },
    setting('webgl', 32, 16),
    setting('webgl', 32, 16),
  ),
  againstStock(
    { name: 'fine-tune-epoch', asked: 5, work: 'fine-tune' },
    setting('webgl', 64, 16),
    setting('webgl', 64, 16),
  ),
];
