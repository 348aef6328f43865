/** One way to run MobileNetV2's backbone in a browser, for `npm run bench -- backbone`. */

/** The folder that models.ts writes. */
export const MODELS = 'dist-bench-models';
/** Where it is served: the models, with the input and what our kernels gave for it in Node. */
export const DATA = '/bench-data/backbone/';
export const SIZE = 224;
/** Pooled features of an image. */
export const FEATURES = 1280;
/** Code is compiled again while it runs first: passes before the first counted one. */
const WARM_UP_MS = 1500;

/** float32 [n, 224, 224, 3] in 0–1 → pooled features, [n, 1280], copied back. */
export type Pass = (images: Float32Array<ArrayBuffer>) => Promise<Float32Array>;

export interface Started {
  pass: Pass;
  /** Threads that compute. */
  threads: number;
}

export interface BackboneSide {
  /** Load the network for batches of `batch` images, and warm it up. */
  prepare(batch: number): Promise<{ threads: number }>;
  /** Milliseconds of a pass: the mean of `passes`, upload and read-back included. */
  round(passes: number): Promise<number>;
  /** What the last pass gave. */
  features(): Float32Array;
}

/** The images, float32 in 0–1. */
async function inputs(batch: number): Promise<Float32Array<ArrayBuffer>> {
  const bytes = await (await fetch(`${DATA}input.bin`)).arrayBuffer();
  return new Float32Array<ArrayBuffer>(bytes, 0, batch * SIZE * SIZE * 3);
}

export function backboneSide(start: (batch: number) => Promise<Started>): BackboneSide {
  let images: Float32Array<ArrayBuffer>;
  let pass: Pass;
  let last: Float32Array;
  return {
    async prepare(batch) {
      images = await inputs(batch);
      const started = await start(batch);
      pass = started.pass;
      const until = performance.now() + WARM_UP_MS;
      do last = await pass(images);
      while (performance.now() < until);
      return { threads: started.threads };
    },
    async round(passes) {
      const begin = performance.now();
      for (let i = 0; i < passes; i++) last = await pass(images);
      return (performance.now() - begin) / passes;
    },
    features: () => last,
  };
}
