import type { Translation } from '../../catalogue';
import type { decisions as en } from '../../en/comparison/decisions';

export const decisions: Translation<typeof en> = {
  rules: {
    label: 'Elegir el umbral para',
    kinds: {
      accuracy: 'la mejor exactitud',
      f1: 'el mejor F1',
      precision: 'precisión de al menos …',
      recall: 'exhaustividad de al menos …',
      cost: 'el menor coste',
    },
    atLeast: 'Al menos',
    times: 'Un falso positivo cuesta … falsos negativos',
    choose: 'Elegir',
    said: {
      accuracy: 'la mejor exactitud',
      f1: 'el mejor F1',
      precision: 'una precisión de al menos {{share}}',
      recall: 'una exhaustividad (recall) de al menos {{share}}',
      cost_one:
        'el menor coste, si un falso positivo cuesta tanto como {{count, number}} falso negativo',
      cost_other:
        'el menor coste, si un falso positivo cuesta tanto como {{count, number}} falsos negativos',
      cost_many:
        'el menor coste, si un falso positivo cuesta tanto como {{count, number}} de falsos negativos',
    },
    chosen_one: 'Elegido para {{rule}}, con {{count, number}} imagen de validación.',
    chosen_other: 'Elegido para {{rule}}, con {{count, number}} imágenes de validación.',
    chosen_many: 'Elegido para {{rule}}, con {{count, number}} de imágenes de validación.',
    unreached_one:
      'Ningún umbral de {{low, number}} a {{high, number}} da {{rule}} en la {{count, number}} imagen de validación.',
    unreached_other:
      'Ningún umbral de {{low, number}} a {{high, number}} da {{rule}} en las {{count, number}} imágenes de validación.',
    unreached_many:
      'Ningún umbral de {{low, number}} a {{high, number}} da {{rule}} en los {{count, number}} de imágenes de validación.',
    onTest:
      'En las imágenes de prueba, {{positive}}: precisión {{precision}}, exhaustividad (recall) {{recall}}.',
    rest: 'Un umbral para {{name}} frente al resto',
    restFrom: '{{name}} con un umbral de {{threshold}}: {{rule}}.',
    restRemove: 'Quitar',
    restNote:
      'Para la clase elegida arriba, según su propia probabilidad: por ejemplo, para mirar solo las imágenes que con seguridad son de ella. La clase predicha sigue siendo la más probable. Se guarda con la ejecución y se escribe en el metadata.json de los modelos exportados; otra temperatura lo quita.',
    share: '{{share}} (95\u00a0%: {{low}} a {{high}})',
  },
  temperature: {
    switch: 'Escalado por temperatura',
    note: 'Divide los logits por un número ajustado con las imágenes de validación: cambian las probabilidades, no las respuestas. Lo usan Probar y los modelos exportados.',
    fitted_one: 'T = {{temperature}}, ajustada con {{count, number}} imagen de validación.',
    fitted_other: 'T = {{temperature}}, ajustada con {{count, number}} imágenes de validación.',
    fitted_many: 'T = {{temperature}}, ajustada con {{count, number}} de imágenes de validación.',
    before:
      'Antes: error de calibración esperado {{error, number(style: percent; minimumFractionDigits: 1; maximumFractionDigits: 1)}}',
    after:
      'Después: error de calibración esperado {{error, number(style: percent; minimumFractionDigits: 1; maximumFractionDigits: 1)}}',
    loss: 'En las imágenes de prueba: error de calibración esperado {{before}} antes, {{after}} después; pérdida {{lossBefore}} antes, {{lossAfter}} después.',
    none: 'Las imágenes de validación no determinan ninguna temperatura: si todas se predicen correctamente, o no mejor que al azar, no hay una óptima.',
  },
  abstain: {
    title: 'Abstención: ¿qué respuestas son «no está claro»?',
    switch: 'Responder «no está claro» por debajo de una confianza mínima',
    note: 'La confianza es la probabilidad de la clase predicha. Un mínimo más alto deja más imágenes sin respuesta, y más respuestas son correctas.',
    chosen: 'Confianza mínima {{minimum}}',
    minimum: 'confianza mínima',
    curve: {
      validation: 'Cobertura y exactitud, imágenes de validación',
      test: 'Cobertura y exactitud, imágenes de prueba',
    },
    coverage: 'cobertura (proporción de imágenes con respuesta)',
    accuracy: 'exactitud de las respuestas',
    spoken: 'Exactitud de las respuestas según la proporción de imágenes con respuesta',
    validation_one:
      'En {{count, number}} imagen de validación: {{coverage}} con respuesta; {{accuracy}} de las respuestas, correctas (95\u00a0%: {{low}} a {{high}}).',
    validation_other:
      'En {{count, number}} imágenes de validación: {{coverage}} con respuesta; {{accuracy}} de las respuestas, correctas (95\u00a0%: {{low}} a {{high}}).',
    validation_many:
      'En {{count, number}} de imágenes de validación: {{coverage}} con respuesta; {{accuracy}} de las respuestas, correctas (95\u00a0%: {{low}} a {{high}}).',
    validationNone_one: 'En {{count, number}} imagen de validación: sin respuesta.',
    validationNone_other: 'En {{count, number}} imágenes de validación: ninguna con respuesta.',
    validationNone_many: 'En {{count, number}} de imágenes de validación: ninguna con respuesta.',
    test_one:
      'En {{count, number}} imagen de prueba: {{coverage}} con respuesta; {{accuracy}} de las respuestas, correctas (95\u00a0%: {{low}} a {{high}}).',
    test_other:
      'En {{count, number}} imágenes de prueba: {{coverage}} con respuesta; {{accuracy}} de las respuestas, correctas (95\u00a0%: {{low}} a {{high}}).',
    test_many:
      'En {{count, number}} de imágenes de prueba: {{coverage}} con respuesta; {{accuracy}} de las respuestas, correctas (95\u00a0%: {{low}} a {{high}}).',
    testNone_one: 'En {{count, number}} imagen de prueba: sin respuesta.',
    testNone_other: 'En {{count, number}} imágenes de prueba: ninguna con respuesta.',
    testNone_many: 'En {{count, number}} de imágenes de prueba: ninguna con respuesta.',
    stored:
      'Se guarda con la ejecución, para Probar y para los modelos exportados. Las métricas de arriba cuentan todas las imágenes.',
  },
  robustness: {
    common:
      'Las dos ejecuciones tienen imágenes de prueba distintas: {{first, number}} y {{second, number}}. Ambas se miden en hasta 200 de las {{common, number}} que tienen en común.',
    fewCommon:
      'Las dos ejecuciones tienen imágenes de prueba distintas: {{first, number}} y {{second, number}}. Ambas se miden en las {{common, number}} que tienen en común: tan pocas dicen poco. Entrena las dos con una misma partición para compararlas.',
    noneCommon:
      'Las dos ejecuciones tienen imágenes de prueba distintas: {{first, number}} y {{second, number}}, y ninguna en común. Cada una se mide en las suyas: sus cifras difieren también por eso. Entrena las dos con una misma partición para compararlas.',
    title: 'Robustez: exactitud con imágenes degradadas',
    note: 'Hasta 200 imágenes de prueba, cada una degradada con cinco intensidades. Ruido, desenfoque, brillo y JPEG son como en ImageNet-C (Hendrycks y Dietterich 2019); la oclusión es un cuadrado negro y la rotación va hacia cualquiera de los dos lados.',
    other: 'Comparar con',
    none: 'Elige una ejecución',
    measure: 'Medir',
    again: 'Medir de nuevo',
    cancel: 'Cancelar',
    progress: 'Imágenes degradadas evaluadas',
    clean_one: '{{name}}: {{accuracy}} en {{count, number}} imagen de prueba tal como es.',
    clean_other: '{{name}}: {{accuracy}} en {{count, number}} imágenes de prueba tal como son.',
    clean_many: '{{name}}: {{accuracy}} en {{count, number}} de imágenes de prueba tal como son.',
    table: 'Exactitud por degradación e intensidad',
    corruption: 'Degradación',
    strength: 'Intensidad {{strength, number}}',
    kinds: {
      noise: 'Ruido',
      blur: 'Desenfoque',
      brightness: 'Brillo',
      jpeg: 'JPEG',
      occlusion: 'Oclusión',
      rotation: 'Rotación',
    },
  },
};
