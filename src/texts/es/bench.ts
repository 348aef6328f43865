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
};
