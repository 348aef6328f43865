import type { Translation } from '../../catalogue';
import type { evaluation as en } from '../../en/comparison/evaluation';

export const evaluation: Translation<typeof en> = {
  run: 'Ejecución',
  reading: 'Leyendo la evaluación',
  accuracy: 'Exactitud: {{accuracy}}',
  of_one: 'en {{count, number}} imagen de prueba (95\u00a0%: {{low}} a {{high}})',
  of_other: 'en {{count, number}} imágenes de prueba (95\u00a0%: {{low}} a {{high}})',
  of_many: 'en {{count, number}} de imágenes de prueba (95\u00a0%: {{low}} a {{high}})',
  curvesOf: 'Curvas de',
  curvesOfNote: 'Esta clase frente a las demás.',
  older: {
    title: 'Esta ejecución describe un conjunto de datos anterior',
    run: 'Reetiquetadas, eliminadas o pasadas a otra partición desde entonces: {{changes}}. Sus métricas, y las de otras ejecuciones de entonces, quedan como estaban; vuelve a entrenar para entrenar y evaluar con las imágenes tal como están ahora.',
    imported:
      'Reetiquetadas, eliminadas o pasadas a otra partición desde entonces: {{changes}}. Sus métricas, y las de otras ejecuciones de entonces, quedan como estaban; evalúa el modelo de nuevo en la página Exportar para verlo con las imágenes tal como están ahora.',
    train_one: '{{changed, number}} de su {{count, number}} imagen de entrenamiento',
    train_other: '{{changed, number}} de sus {{count, number}} imágenes de entrenamiento',
    train_many: '{{changed, number}} de sus {{count, number}} de imágenes de entrenamiento',
    validation_one: '{{changed, number}} de su {{count, number}} imagen de validación',
    validation_other: '{{changed, number}} de sus {{count, number}} imágenes de validación',
    validation_many: '{{changed, number}} de sus {{count, number}} de imágenes de validación',
    test_one: '{{changed, number}} de su {{count, number}} imagen de prueba',
    test_other: '{{changed, number}} de sus {{count, number}} imágenes de prueba',
    test_many: '{{changed, number}} de sus {{count, number}} de imágenes de prueba',
  },
  threshold: {
    title: 'Umbral de decisión {{threshold}} (clase positiva: {{positive}})',
    slider: 'Umbral',
    reset: 'Restablecer a {{threshold}}',
    validation_one:
      'En {{count, number}} imagen de validación: exactitud {{accuracy}}; {{positive}}: precisión {{precision}}, exhaustividad (recall) {{recall}}.',
    validation_other:
      'En {{count, number}} imágenes de validación: exactitud {{accuracy}}; {{positive}}: precisión {{precision}}, exhaustividad (recall) {{recall}}.',
    validation_many:
      'En {{count, number}} de imágenes de validación: exactitud {{accuracy}}; {{positive}}: precisión {{precision}}, exhaustividad (recall) {{recall}}.',
    stored: '{{source}} Guardado con la ejecución, para Probar y para los modelos exportados.',
    toStore: '{{source}} Se guardará con la ejecución, para Probar y para los modelos exportados.',
    sources: {
      default: 'Es el valor predeterminado.',
      validation: 'Elegido con las imágenes de validación; las de prueba muestran el resultado.',
      test: 'Ajustado con las imágenes de prueba, así que las métricas de prueba con él son optimistas.',
    },
    missing:
      'Un umbral se elige con las imágenes de validación, y esta ejecución todavía no tiene predicciones de ellas.',
    add: 'Añadir predicciones de validación',
  },
  images: {
    misclassified: 'Imágenes mal clasificadas, primero la mayor confianza',
    highest: '{{truth}} predicha como {{predicted}}, primero la mayor confianza',
    lowest: '{{truth}} predicha como {{predicted}}, primero la menor confianza',
    noneMisclassified: 'Ninguna: todas las imágenes de prueba se predijeron correctamente.',
    none: 'Aquí no hay imágenes.',
    count_one:
      '{{count, number}} imagen. Corrige aquí una etiqueta equivocada; la próxima ejecución aprende de ello.',
    count_other:
      '{{count, number}} imágenes. Corrige aquí una etiqueta equivocada; la próxima ejecución aprende de ello.',
    count_many:
      '{{count, number}} de imágenes. Corrige aquí una etiqueta equivocada; la próxima ejecución aprende de ello.',
    showMisclassified: 'Mostrar todas las imágenes mal clasificadas',
    gradCam: 'Grad-CAM',
  },
  image: {
    inspect: 'Ver {{path}}: {{truth}}, predicha como {{predicted}} con {{score}}',
    correct: 'Correcta: <strong>{{predicted}}</strong>, {{score}}',
    predicted: 'Predicción: <strong>{{predicted}}</strong>, {{score}}',
    label: 'Etiqueta de {{path}}',
    remove: 'Eliminar {{path}} del conjunto de datos',
    removed: 'Eliminada',
    restore: 'Restaurar {{path}}',
    failed: 'No ha funcionado',
    gone: 'Esta imagen ya no está en el conjunto de datos.',
  },
  detail: {
    close: 'Cerrar',
    labels:
      'Etiqueta real: <strong>{{truth}}</strong>, predicha como <strong>{{predicted}}</strong>.',
    probability: 'Probabilidad de {{name}}',
    target: 'Clase objetivo',
    targetOf: 'Clase objetivo de Grad-CAM',
    note: 'Claro, dentro del contorno: las regiones que más suben la puntuación de esta clase. Es una guía, no una prueba del porqué.',
    previous: 'Anterior',
    next: 'Siguiente',
  },
  curves: {
    images: 'Imágenes de las curvas ROC y de precisión y exhaustividad',
    validation: 'Imágenes de validación',
    test: 'Imágenes de prueba',
    needs: 'Las curvas necesitan imágenes de «{{name}}» y de otra clase.',
    roc: 'Curva ROC, AUC {{auc, number(minimumFractionDigits: 4; maximumFractionDigits: 4)}}',
    rocSpoken: 'Curva ROC de {{name}}, área bajo la curva {{auc}}',
    falsePositiveRate: 'tasa de falsos positivos',
    truePositiveRate: 'tasa de verdaderos positivos (recall)',
    precisionRecall:
      'Curva de precisión y exhaustividad, AP {{average, number(minimumFractionDigits: 4; maximumFractionDigits: 4)}}',
    precisionRecallSpoken:
      'Curva de precisión y exhaustividad de {{name}}, precisión media {{average}}',
    recall: 'exhaustividad (recall)',
    precision: 'precisión',
    threshold: 'umbral',
    atThreshold: 'En el umbral: {{values}}',
  },
  groups: {
    title: 'Intervalos por grupo',
    counting: 'Calculando los intervalos por grupo',
    accuracy: 'Exactitud {{accuracy}}; intervalo del 95\u00a0% por grupo: {{low}} a {{high}}.',
  },
  calibration: {
    title: 'Calibración (diagrama de fiabilidad): ¿80\u00a0% significa 80\u00a0%?',
    chart:
      'Error de calibración esperado {{error, number(style: percent; minimumFractionDigits: 1; maximumFractionDigits: 1)}}',
    spoken: 'Diagrama de fiabilidad, error de calibración esperado {{error}}',
    probability: 'probabilidad media predicha de {{name}}',
    confidence: 'confianza media en la clase predicha',
    observed: 'frecuencia observada',
    images: 'imágenes',
    note: 'Cada punto es una décima parte de la escala: de las imágenes de prueba con esa probabilidad predicha, la proporción en la que la predicción fue cierta. En la línea discontinua, 80\u00a0% significa 80\u00a0%; por debajo, el modelo tiene demasiada confianza. Las barras muestran cuántas imágenes representa cada punto.',
  },
};
