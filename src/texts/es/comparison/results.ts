import type { Translation } from '../../catalogue';
import type { results as en } from '../../en/comparison/results';

export const results: Translation<typeof en> = {
  accuracy: {
    title: 'Exactitud en prueba',
    baseline: 'Referencia',
    points: '{{difference}} puntos',
    against: 'frente a {{name}}; intervalo del 95\u00a0%: {{low}} a {{high}}',
    interval_one: 'Intervalo del 95\u00a0%: {{low}} a {{high}}, {{count, number}} imagen de prueba',
    interval_other:
      'Intervalo del 95\u00a0%: {{low}} a {{high}}, {{count, number}} imágenes de prueba',
    interval_many:
      'Intervalo del 95\u00a0%: {{low}} a {{high}}, {{count, number}} de imágenes de prueba',
    chart: 'Exactitud en prueba con intervalos del 95\u00a0%',
    spoken: '{{name}}: {{accuracy}}, intervalo del 95\u00a0%: {{low}} a {{high}}',
    caption: 'Punto: exactitud en prueba. Barra: su intervalo de confianza del 95\u00a0% (Wilson).',
  },
  significance: {
    title: 'Prueba de significación (McNemar): ¿es real la diferencia?',
    exact: 'Prueba exacta de McNemar, bilateral: p {{p}}, mid-p {{midP}}',
    adjusted:
      'Prueba exacta de McNemar, bilateral: p {{p}}, mid-p {{midP}}; ajustada para {{tests, number}} comparaciones (Holm): p {{adjusted}}',
    below: 'menor que {{least}}',
    scope:
      'Esto compara dos modelos entrenados. Otra semilla u otra partición dan otros modelos: para comparar configuraciones, <train>entrena cada una varias veces</train> («Repetir»).',
    differentImages:
      '{{first}} y {{second}}: sin prueba de significación, porque no se evaluaron con las mismas imágenes de prueba.',
    differentClasses:
      '{{first}} y {{second}}: sin prueba de significación, porque tienen clases distintas.',
  },
  warnings: {
    classesTitle: 'Estas ejecuciones tienen clases distintas',
    classes:
      'Cada una se muestra con sus propias imágenes de prueba. Sus métricas responden a preguntas distintas, así que no hay prueba de significación de ejecuciones con clases distintas. Elige ejecuciones con las mismas clases.',
    imagesTitle: 'Estas ejecuciones no se evaluaron con las mismas imágenes de prueba',
    images_one:
      'Comparten {{count, number}} imagen de prueba con la misma etiqueta, de {{sizes}}. Cada una se muestra con sus propias imágenes de prueba; no hay prueba de significación de ejecuciones con imágenes de prueba distintas. Elige ejecuciones con las mismas imágenes de prueba, o vuelve a entrenar con las imágenes y la partición actuales.',
    images_other:
      'Comparten {{count, number}} imágenes de prueba con la misma etiqueta, de {{sizes}}. Cada una se muestra con sus propias imágenes de prueba; no hay prueba de significación de ejecuciones con imágenes de prueba distintas. Elige ejecuciones con las mismas imágenes de prueba, o vuelve a entrenar con las imágenes y la partición actuales.',
    images_many:
      'Comparten {{count, number}} de imágenes de prueba con la misma etiqueta, de {{sizes}}. Cada una se muestra con sus propias imágenes de prueba; no hay prueba de significación de ejecuciones con imágenes de prueba distintas. Elige ejecuciones con las mismas imágenes de prueba, o vuelve a entrenar con las imágenes y la partición actuales.',
    tunedTitle: 'Umbral ajustado con las imágenes de prueba',
    tuned:
      '{{runs}}: la exactitud es optimista y la prueba de significación la favorece. Elige su umbral con las imágenes de validación en «Evaluación».',
    unknownTitle: 'Imágenes de entrenamiento desconocidas: {{names}}',
    unknown:
      'No se sabe con qué imágenes se entrenó: algunas de estas imágenes de prueba pueden estar entre ellas. En ese caso, la exactitud es demasiado alta. Importa el modelo junto con el split.csv con el que se entrenó y evalúalo de nuevo.',
    seenTitle: 'Entrenado con imágenes de prueba: {{name}}',
    seen: 'Su split.csv contiene {{images, number}} de estas imágenes de prueba como imágenes de entrenamiento o de validación, así que su exactitud es demasiado alta. Entrénalo con la partición de este conjunto de datos.',
  },
  differing: {
    title: 'Predicciones que difieren',
    none: '{{names}}: ninguna. En cada imagen de prueba, todas las ejecuciones acertaron o todas fallaron.',
    some_one:
      '{{names}}: {{found, number}} de {{count, number}} imagen de prueba, primero la mayor diferencia entre puntuaciones',
    some_other:
      '{{names}}: {{found, number}} de {{count, number}} imágenes de prueba, primero la mayor diferencia entre puntuaciones',
    some_many:
      '{{names}}: {{found, number}} de {{count, number}} de imágenes de prueba, primero la mayor diferencia entre puntuaciones',
    trueLabel: 'Real: <strong>{{name}}</strong>',
    correct: 'por {{name}}, correcta',
    wrong: 'por {{name}}, incorrecta',
  },
  matrices: {
    title: 'Matriz de confusión',
    note: 'Número de imágenes de prueba y su porcentaje en la fila. Abre una ejecución en «Evaluación» para ver las imágenes que hay detrás de un número.',
  },
  curves: {
    title: 'Curvas de aprendizaje',
    images: 'Imágenes de las curvas',
    validation: 'Validación',
    training: 'Entrenamiento',
    accuracy: 'Exactitud',
    loss: 'Pérdida',
    fineTuning: 'Línea de puntos: dónde empieza el ajuste fino de una ejecución.',
  },
};
