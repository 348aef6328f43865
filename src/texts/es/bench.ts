import type { Translation } from '../catalogue';
import type { bench as en } from '../en/bench';

export const bench: Translation<typeof en> = {
  pageTitle: 'Mask Studio: medición de los backends de este navegador',
  title: 'Medición: WebGL, WebGPU y WASM en este navegador',
  intro:
    'Mide pasos de entrenamiento y MobileNetV2 en cada backend que tiene este navegador, y cada kernel del estudio frente al de TensorFlow.js. Tarda unos minutos; cierra antes otras pestañas. Nada sale de este equipo.',
  studio: 'Abrir el estudio',
  sizes: 'Tamaños',
  full: 'como en la documentación',
  quick: 'pequeños: comprobar que funciona',
  run: 'Medir',
  stop: 'Detener',
  save: 'Guardar como JSON',
  results: 'Resultados',
  facts: '{{cores, number}} hilos · WebGL: {{webgl}} · WebGPU: {{webgpu}}',
  none: 'no hay',
  software:
    'WebGL o WebGPU falta o lo dibuja el procesador: estas cifras no dicen nada de las tarjetas gráficas.',
  done: 'Terminado',
  stopped: 'Detenido.',
  kernels: {
    ours: '{{backend}}, del estudio',
    stock: '{{backend}}, de TensorFlow.js',
  },
  works: {
    cnn: 'Paso de la CNN, {{size}} px, lote de {{batch}}',
    trunk: 'Características de MobileNetV2, {{size}} px, lote de {{batch}}',
    fineTune: 'Paso de ajuste fino desde el bloque 10, {{size}} px, lote de {{batch}}',
  },
  states: {
    adapters: 'Buscando adaptadores',
    starting: 'Iniciando {{name}}',
    without: '{{work}}, sin uno de nuestros kernels cada vez',
    threads: '{{work}} con 1 a {{cores}} hilos',
  },
  tables: {
    measured: 'medido',
    works: 'Mediana de rondas alternas, ms',
    first: 'La primera vez, compilación incluida, ms',
    differences: 'Diferencia con WASM: de las pérdidas, la mayor de un paso; si no, relativa',
    kernels: 'Operaciones sueltas, ms',
    without: 'WebGL con uno de nuestros kernels sustituido por el de TensorFlow.js, ms',
    threads: 'WASM según el número de hilos, ms',
    allOurs: 'todos los nuestros',
    withoutOne: 'sin {{name}}',
    failed: 'ha fallado: {{reason}}',
    wrong: 'resultado incorrecto ({{error}})',
  },
};
