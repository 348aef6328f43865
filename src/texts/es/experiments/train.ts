import type { Translation } from '../../catalogue';
import type { train as en } from '../../en/experiments/train';

export const train: Translation<typeof en> = {
  repeat: 'Repetir',
  once: 'Una vez',
  proposed: '{{plan}} (propuesta)',
  plans: {
    seeds: '3 semillas',
    fold: '5 pliegues',
    foldTwice: '5 pliegues, 2 veces',
    fiveByTwo: '5×2',
    resampled: '10 particiones aleatorias',
  },
  explained: {
    once: 'Cada modelo se entrena una vez, con la partición del conjunto de datos.',
    seeds:
      'Cada modelo se entrena 3 veces con la misma partición, cada vez con otra semilla. Así se ve cuánto cambia el resultado por el azar del entrenamiento.',
    fold: 'Cada modelo se entrena 5 veces, y cada vez se prueba con otra quinta parte de las imágenes. Cada imagen se prueba una vez.',
    foldTwice:
      'Cada modelo se entrena 10 veces: validación cruzada de 5 pliegues con dos divisiones distintas. Cada imagen se prueba dos veces.',
    fiveByTwo:
      'Cada modelo se entrena 10 veces, cada vez con una mitad de las imágenes, y se prueba con la otra. Con pocas imágenes es lo que más a menudo decide qué modelo es mejor.',
    resampled:
      'Cada modelo se entrena 10 veces, cada vez con una nueva partición aleatoria, con una quinta parte de las imágenes para probar. Una imagen puede probarse varias veces, o ninguna.',
  },
  proposal_one:
    'Se proponen 5 pliegues, 2 veces: con solo {{count, number}} imagen de prueba, una sola partición no puede decir lo exacto que es un modelo.',
  proposal_other:
    'Se proponen 5 pliegues, 2 veces: con solo {{count, number}} imágenes de prueba, una sola partición dice poco de lo exacto que es un modelo.',
  proposal_many:
    'Se proponen 5 pliegues, 2 veces: con solo {{count, number}} de imágenes de prueba, una sola partición dice poco de lo exacto que es un modelo.',
  useIt: 'Elegirla',
  refused: 'Este plan no se puede usar:',
  runs_one: '{{count, number}} ejecución',
  runs_other: '{{count, number}} ejecuciones',
  runs_many: '{{count, number}} de ejecuciones',
  keepWeights: 'Conservar los pesos de cada ejecución',
  keepWeightsHelp_one:
    'Así cada ejecución se puede usar en Probar y Exportar. Ocupa cerca de {{size}} ({{count, number}} ejecución). Desactivado: se descartan tras las predicciones.',
  keepWeightsHelp_other:
    'Así cada ejecución se puede usar en Probar y Exportar. Ocupa cerca de {{size}} ({{count, number}} ejecuciones). Desactivado: se descartan tras las predicciones.',
  keepWeightsHelp_many:
    'Así cada ejecución se puede usar en Probar y Exportar. Ocupa cerca de {{size}} ({{count, number}} de ejecuciones). Desactivado: se descartan tras las predicciones.',
  keeps: 'conserva los pesos de cada ejecución ({{size}})',
  position: 'Ejecución {{run, number}} de {{runs, number}} de <a>{{name}}</a>',
  stop: {
    label: 'Detener',
    run: 'Solo esta ejecución',
    runHelp:
      'Conserva su punto de control y se puede continuar. Después sigue la siguiente ejecución.',
    all: 'Todo el experimento',
    allHelp: 'Con todos sus modelos. Lo terminado se conserva; puedes continuar más tarde.',
  },
  interrupted_one: '{{name}} ({{finished, number}} de {{count, number}} ejecución terminada)',
  interrupted_other: '{{name}} ({{finished, number}} de {{count, number}} ejecuciones terminadas)',
  interrupted_many:
    '{{name}} ({{finished, number}} de {{count, number}} de ejecuciones terminadas)',
  ended: {
    mean_one: '{{mean}} de aciertos en {{count, number}} ejecución.',
    mean_other: '{{mean}} de aciertos de media en {{count, number}} ejecuciones.',
    mean_many: '{{mean}} de aciertos de media en {{count, number}} de ejecuciones.',
    interval: 'Intervalo del 95\u00a0%: {{low}} a {{high}}.',
    unfinished_one: '{{finished, number}} de {{count, number}} ejecución terminada.',
    unfinished_other: '{{finished, number}} de {{count, number}} ejecuciones terminadas.',
    unfinished_many: '{{finished, number}} de {{count, number}} de ejecuciones terminadas.',
    see: 'Ver el experimento',
  },
};
