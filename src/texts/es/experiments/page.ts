import type { Translation } from '../../catalogue';
import type { page as en } from '../../en/experiments/page';

export const page: Translation<typeof en> = {
  tab: 'Experimentos',
  purpose:
    'Configuraciones, cada una entrenada varias veces: lo exactas que son y si de verdad difieren.',
  choose: 'Experimento',
  reading: 'Leyendo el experimento',
  none: {
    title: 'Todavía no hay experimentos',
    text: 'Un experimento entrena una configuración varias veces, para comparar configuraciones y no solo dos modelos entrenados. Elígelo en «Repetir», en la página Entrenar.',
    action: 'Ir a Entrenar',
  },
  gone: {
    title: 'Este experimento no está guardado aquí',
    text: 'Puede que se haya eliminado. Elige otro o inicia uno nuevo en la página Entrenar.',
  },
  unstarted: {
    title: 'Todavía no ha terminado ninguna ejecución',
    text: 'Los resultados aparecen aquí tras la primera ejecución y crecen con cada una de las siguientes.',
    interrupted: 'Continúa el experimento para ver aquí los resultados.',
  },
  unfinished_one:
    '{{finished, number}} de {{count, number}} ejecución terminada. Lo que hay aquí se puede usar; los números todavía cambiarán.',
  unfinished_other:
    '{{finished, number}} de {{count, number}} ejecuciones terminadas. Lo que hay aquí se puede usar; los números todavía cambiarán.',
  unfinished_many:
    '{{finished, number}} de {{count, number}} de ejecuciones terminadas. Lo que hay aquí se puede usar; los números todavía cambiarán.',
  accuracy: {
    title: 'Exactitud de cada ejecución',
    mean: '{{mean}} <small>± {{sd}}</small>',
    about: 'media ± desviación típica de {{runs, number}} ejecuciones',
    one: 'una ejecución',
    interval: 'intervalo del 95\u00a0% de la media: {{low}} a {{high}}',
    noInterval: 'intervalo del 95\u00a0% de la media: –',
    chart: 'Exactitud de prueba de cada ejecución, su media y el intervalo del 95\u00a0%',
    captions: {
      seeds:
        'Punto: una ejecución. Trazo: media. Barra: intervalo del 95\u00a0% de la media, solo entre semillas.',
      folds:
        'Punto: una ejecución; cada fila de puntos es una repetición. Trazo: media. Barra: intervalo del 95\u00a0% de la media.',
      resampled:
        'Punto: una ejecución, cada una con otra partición aleatoria. Trazo: media. Barra: intervalo del 95\u00a0% de la media.',
    },
    spoken: '{{name}}: {{values}}',
  },
  curves: {
    title: 'Curvas de aprendizaje',
    note: 'Línea: media de las ejecuciones. Banda: de la ejecución más baja a la más alta. Se omiten las épocas a las que llegó menos de la mitad de las ejecuciones.',
  },
  runs: {
    title: 'Ejecuciones',
    run: 'Ejecución',
    status: 'Estado',
    seed: 'Semilla',
    train: 'Entrenada con',
    test: 'Probada con',
    accuracy: 'Exactitud',
  },
  actions: {
    continue: 'Continuar',
    stop: 'Detener',
    more: 'Más acciones con {{name}}',
    rename: 'Cambiar el nombre',
    name: 'Nombre del experimento',
    save: 'Guardar',
    delete: 'Eliminar',
    deleteTitle: '¿Eliminar {{name}}?',
    deleteText_one:
      'Su {{count, number}} ejecución, con sus curvas y predicciones, se elimina para siempre. Los modelos guardados con un nombre se conservan.',
    deleteText_other:
      'Sus {{count, number}} ejecuciones, con sus curvas y predicciones, se eliminan para siempre, y también su modelo final si lo hay. Los modelos guardados con un nombre se conservan.',
    deleteText_many:
      'Sus {{count, number}} de ejecuciones, con sus curvas y predicciones, se eliminan para siempre, y también su modelo final si lo hay. Los modelos guardados con un nombre se conservan.',
    deleteConfirm: 'Eliminar el experimento',
    busy: 'Detenlo antes de eliminarlo.',
  },
  final: {
    title: 'Modelo final',
    text: 'El modelo final se entrena con todas las imágenes, así que no quedan imágenes de prueba para medirlo. La exactitud que se espera de él es la media de las ejecuciones: {{accuracy}}.',
    interval: '{{mean}} (intervalo del 95\u00a0%: {{low}} a {{high}})',
    keptOut_one:
      '{{count, number}} imagen de prueba fijada no está en ninguna ejecución; el modelo final se prueba con ella.',
    keptOut_other:
      '{{count, number}} imágenes de prueba fijadas (con sus casi duplicados y las de la misma persona) no están en ninguna ejecución; el modelo final se prueba con ellas.',
    keptOut_many:
      '{{count, number}} de imágenes de prueba fijadas (con sus casi duplicados y las de la misma persona) no están en ninguna ejecución; el modelo final se prueba con ellas.',
    tested_one:
      'Con la imagen de prueba fijada ({{count, number}}): {{accuracy}} (intervalo del 95\u00a0% {{low}} a {{high}}), frente a {{expected}} esperada.',
    tested_other:
      'Con las {{count, number}} imágenes de prueba fijadas: {{accuracy}} (intervalo del 95\u00a0% {{low}} a {{high}}), frente a {{expected}} esperada.',
    tested_many:
      'Con las {{count, number}} de imágenes de prueba fijadas: {{accuracy}} (intervalo del 95\u00a0% {{low}} a {{high}}), frente a {{expected}} esperada.',
    pinnedText:
      'El modelo final se entrena con todas las imágenes menos las de prueba fijadas. Su exactitud esperada es la media de las ejecuciones: {{accuracy}}.',
    train: 'Entrenar el modelo final',
    again: 'Entrenar de nuevo',
    stale_one:
      'Se entrenó cuando había {{count, number}} ejecución terminada; ahora hay {{finished, number}}. Sus épocas, su umbral y su exactitud esperada son solo de esa ejecución.',
    stale_other:
      'Se entrenó cuando había {{count, number}} ejecuciones terminadas; ahora hay {{finished, number}}. Sus épocas, su umbral y su exactitud esperada son solo de esas ejecuciones.',
    stale_many:
      'Se entrenó cuando había {{count, number}} de ejecuciones terminadas; ahora hay {{finished, number}}. Sus épocas, su umbral y su exactitud esperada son solo de esas ejecuciones.',
    waits: 'El modelo final se está entrenando o está en la cola.',
    done: 'El modelo final {{name}} está entrenado.',
    failed: 'El modelo final no se entrenó: {{reason}}',
    try: 'Probar',
    export: 'Exportar',
  },
};
