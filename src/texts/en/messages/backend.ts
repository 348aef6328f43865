/** Which backend is used, and why. */
export const backend = {
  /** `why` is one of these; a colon or a comma follows. */
  why: {
    noGpu: 'No GPU',
    safari: 'In Safari, WebGL is used only when you choose it',
    halfPrecision: 'The GPU holds half-precision numbers only, in which training fails',
  },
  cpu: '{{why}}: training on the CPU ({{device}}).',
  gpu: 'Training on the GPU: {{device}}.',
  softwareWebgl: 'No GPU: training on WebGL drawn in software, since nothing faster is available.',
  javascript: '{{why}}, nor WASM: training in JavaScript is slow.',
  wasm_one: 'WASM, {{count}} thread',
  wasm_other: 'WASM, {{count}} threads',
  wasmWithoutSimd: 'WASM without SIMD, 1 thread',
  chosen: 'You chose {{backend}}.',
  measured: 'Measured here, a small training step takes {{times}}: {{winner}} is faster.',
  time: '{{milliseconds, number}} ms on {{backend}} ({{device}})',
  notAsAsked: '{{backend}} was asked for but did not start ({{failure}}).',
  notStarted: '{{backend}} did not start ({{failure}}).',
  cannotRun: 'this browser cannot run it',
  wasmNotStarted: 'WebAssembly did not start',
  none: 'Nothing here can compute.',
  otherBrowser: 'Try another browser.',
  inTurn: '{{first}} {{second}}',
  contextLost:
    'The browser took the graphics context away. Try again: WASM does the work from now on.',
} as const;
