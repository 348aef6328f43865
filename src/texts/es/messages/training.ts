import type { Translation } from '../../catalogue';
import type { training as en } from '../../en/messages/training';

export const training: Translation<typeof en> = {
  dataset: {
    empty: 'Todavía no hay imágenes. Añade algunas primero.',
    unlabelled:
      'Ninguna imagen tiene clase todavía. Reparte las que no tienen etiqueta en al menos dos clases.',
    oneClass:
      'Solo hay una clase ({{name}}). El entrenamiento necesita al menos dos: añade imágenes de otra.',
    sameName: 'Dos clases se llaman {{name}}. Cambia el nombre de una de ellas.',
    emptyClass: 'La clase {{name}} no tiene imágenes. Añade algunas o elimina la clase.',
    emptySplit:
      'La clase {{name}} no tiene imágenes de {{split}} (tiene {{total, number}} en total, y los casi duplicados permanecen juntos). Añade más imágenes distintas de ella o cambia la partición.',
    splits: {
      train: 'entrenamiento',
      validation: 'validación',
      test: 'prueba',
    },
    notSplit:
      'La imagen etiquetada {{path}} no está todavía en la partición: se interrumpió una importación o un cambio. Vuelve a cargar la página y empieza de nuevo.',
  },
  failure: {
    nonFinite:
      'La pérdida dejó de ser un número, así que el entrenamiento terminó. Entrena de nuevo con una tasa de aprendizaje menor; la décima parte de esta es un buen comienzo.',
    contextLost:
      'El navegador ha retirado el contexto gráfico. Cierra otras pestañas que dibujen mucho y continúa, o elige el backend WASM.',
    storageFull:
      'El navegador no tiene más espacio de almacenamiento para el punto de control. Elimina ejecuciones o modelos que ya no necesites y continúa esta ejecución.',
    memory:
      'No hay suficiente memoria gráfica o de trabajo para esta ejecución. Elige un tamaño de lote o de imagen menor, o cierra otras pestañas, y continúa.',
    device:
      'Este dispositivo gráfico no puede ejecutar una parte de la red. Continúa esta ejecución con el backend WASM.',
    wasm: 'El backend WASM ha fallado. Vuelve a cargar la página y continúa esta ejecución, o elige otro backend.',
    loading:
      'No se ha podido cargar una parte del estudio. Comprueba la conexión con el sitio de donde viene, vuelve a cargar la página y continúa esta ejecución.',
    storage:
      'El almacenamiento del navegador no ha respondido. Vuelve a cargar la página y continúa esta ejecución desde su último punto de control.',
    unexpected:
      'El entrenamiento terminó de forma inesperada. Continúa desde el último punto de control o elige otro backend.',
    thrown:
      '{{reason}} Continúa esta ejecución desde su último punto de control o elige otro backend.',
    imageGone:
      'Una imagen de esta ejecución ya no está en el conjunto de datos. Inicia una ejecución nueva con las imágenes que hay.',
    weightsGone:
      'Los pesos preentrenados de esta configuración ya no están guardados. Añádelos de nuevo o elige los pesos incluidos.',
  },
  notice: {
    otherBackend:
      'Esta ejecución siguió con un backend distinto del inicial: a partir de aquí su curva puede variar un poco.',
    contextLost:
      'El navegador ha retirado el contexto gráfico. El entrenamiento siguió en uno nuevo, desde el último punto de control.',
    workerLost:
      'El worker de entrenamiento dejó de responder. Uno nuevo siguió desde el último punto de control.',
    halfBatch:
      'La memoria se agotó con lotes de {{full}} imágenes. El entrenamiento siguió con lotes de {{half}}.',
    pixelsInMemory:
      'Esta ventana no tiene un sistema de archivos privado, así que {{megabytes, number}} MB de imágenes redimensionadas quedan en memoria. Una ventana normal en https:// o en localhost las guarda en un archivo.',
  },
  alpha:
    'Estos pesos preentrenados son de MobileNetV2 con alfa {{alpha}}, no {{wanted}}. Elige alfa {{alpha}} u otros pesos.',
  recipeLoading: 'La configuración todavía se está cargando.',
  demoUnfinished: 'Una ejecución de la demostración no terminó. La página Entrenar dice por qué.',
  sampleNotDrawn: 'No se ha dibujado el conjunto de ejemplo.',
};
