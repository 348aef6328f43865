import type { Translation } from '../../catalogue';
import type { page as en } from '../../en/comparison/page';

export const page: Translation<typeof en> = {
  purpose:
    'Ejecuciones una al lado de otra con las mismas imágenes de prueba, y la evaluación de cada una.',
  views: 'Vista',
  sideBySide: 'Lado a lado',
  evaluation: 'Evaluación',
  readingRuns: 'Leyendo las ejecuciones',
  readingEvaluations: 'Leyendo las evaluaciones',
  nothing: {
    title: 'Todavía no hay nada que comparar',
    noRuns:
      'Entrena un modelo, o varios modelos uno tras otro: aquí se comparan con las mismas imágenes de prueba.',
    unevaluated:
      'Una ejecución aparece aquí cuando su entrenamiento ha terminado y se ha evaluado con las imágenes de prueba.',
    train: 'Ir a Entrenar',
  },
  one: {
    title: 'Una ejecución por ahora',
    text: 'Para comparar hacen falta dos. Entrena otro modelo con las mismas imágenes, o abre la evaluación de esta.',
    evaluation: 'Abrir la evaluación',
    chooseTitle: 'Elige otra ejecución',
    choose: 'Marca dos o más ejecuciones arriba para verlas lado a lado.',
  },
  picker: {
    title: 'Ejecuciones comparadas: {{selected, number}} de {{all, number}}',
    label: 'Ejecuciones que comparar',
    validation: '{{accuracy}} en validación',
    most: '{{most, number}} ejecuciones como máximo; desmarca una para elegir otra.',
    older_one: 'Mostrar {{count, number}} ejecución anterior',
    older_other: 'Mostrar {{count, number}} ejecuciones anteriores',
    older_many: 'Mostrar {{count, number}} de ejecuciones anteriores',
  },
};
