/** bench.html. Its report has the English texts. */
export const bench = {
  pageTitle: 'Mask Studio: benchmark of this browser’s backends',
  title: 'Benchmark: WebGL, WebGPU and WASM in this browser',
  intro:
    'Times training steps and MobileNetV2 on every backend that this browser has, and each kernel of the studio against TensorFlow.js’s own. It takes a few minutes; close other tabs first. Nothing leaves this machine.',
  studio: 'Open the studio',
  sizes: 'Sizes',
  full: 'as in the documentation',
  quick: 'small: a check that it works',
  run: 'Run',
  stop: 'Stop',
  save: 'Save as JSON',
  results: 'Results',
  facts: '{{cores, number}} threads · WebGL: {{webgl}} · WebGPU: {{webgpu}}',
  none: 'none',
  software:
    'WebGL or WebGPU is missing or drawn by the processor: these figures say nothing about graphics cards.',
  done: 'Done',
  stopped: 'Stopped.',
  /** Of our kernels, and of those that TensorFlow.js has. */
  kernels: {
    ours: '{{backend}}, ours',
    stock: '{{backend}}, stock',
  },
  works: {
    cnn: 'CNN step, {{size}} px, batch {{batch}}',
    trunk: 'MobileNetV2’s features, {{size}} px, batch {{batch}}',
    fineTune: 'Fine-tuning step from block 10, {{size}} px, batch {{batch}}',
  },
  states: {
    adapters: 'Looking for adapters',
    starting: 'Starting {{name}}',
    without: '{{work}}, without one of our kernels each',
    threads: '{{work}} on 1 to {{cores}} threads',
  },
  tables: {
    measured: 'measured',
    works: 'Median of alternating rounds, ms',
    first: 'The first time, compiling included, ms',
    differences: 'Difference from WASM: of losses the largest of a step, else relative',
    kernels: 'Single operations, ms',
    without: 'WebGL with one kernel of ours replaced by stock’s, ms',
    threads: 'WASM by number of threads, ms',
    allOurs: 'all of ours',
    withoutOne: 'without {{name}}',
    failed: 'failed: {{reason}}',
    wrong: 'wrong result ({{error}})',
  },
} as const;
