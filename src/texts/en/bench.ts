/** bench.html: everything around its tables, which are the report's. */
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
} as const;
