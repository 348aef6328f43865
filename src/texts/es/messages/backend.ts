import type { Translation } from '../../catalogue';
import type { backend as en } from '../../en/messages/backend';

export const backend: Translation<typeof en> = {
  why: {
    noGpu: 'Sin GPU',
    safari: 'En Safari, WebGL solo se usa si lo eliges',
    halfPrecision:
      'La GPU solo tiene números de media precisión, con los que falla el entrenamiento',
  },
  cpu: '{{why}}: se entrena en la CPU ({{device}}).',
  gpu: 'Se entrena en la GPU: {{device}}.',
  softwareWebgl:
    'Sin GPU: se entrena con WebGL por software, porque no hay nada más rápido disponible.',
  javascript: '{{why}}, y sin WASM: el entrenamiento en JavaScript es lento.',
  wasm_one: 'WASM, {{count}} hilo',
  wasm_other: 'WASM, {{count}} hilos',
  wasm_many: 'WASM, {{count}} de hilos',
  wasmWithoutSimd: 'WASM sin SIMD, 1 hilo',
  chosen: 'Has elegido {{backend}}.',
  measured:
    'Medido aquí, un paso pequeño de entrenamiento tarda {{times}}: {{winner}} es más rápido.',
  time: '{{milliseconds, number}} ms con {{backend}} ({{device}})',
  notAsAsked: 'Se pidió {{backend}}, pero no arrancó ({{failure}}).',
  notStarted: '{{backend}} no arrancó ({{failure}}).',
  cannotRun: 'este navegador no puede usarlo',
  wasmNotStarted: 'WebAssembly no arrancó',
  none: 'Aquí no hay nada con lo que calcular.',
  otherBrowser: 'Prueba con otro navegador.',
  inTurn: '{{first}} {{second}}',
  contextLost:
    'El navegador ha retirado el contexto gráfico. Inténtalo de nuevo: a partir de ahora se usa WASM.',
};
