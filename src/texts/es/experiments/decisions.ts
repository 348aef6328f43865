import type { Translation } from '../../catalogue';
import type { decisions as en } from '../../en/experiments/decisions';

export const decisions: Translation<typeof en> = {
  title: 'Umbral de decisión',
  default: 'Cada ejecución decide a partir de {{threshold}}.',
  chosen:
    'Elegido en cada ejecución para {{rule}}, con sus imágenes de validación: {{thresholds}}.',
  missed_one: 'En {{count, number}} ejecución ningún umbral lo alcanza: decide a partir de 0,5.',
  missed_other:
    'En {{count, number}} ejecuciones ningún umbral lo alcanza: deciden a partir de 0,5.',
  missed_many:
    'En {{count, number}} de ejecuciones ningún umbral lo alcanza: deciden a partir de 0,5.',
  note: 'Una regla vale para todos los experimentos que se comparan aquí. Las imágenes con las que se prueba una ejecución no intervienen en su umbral.',
  reset: 'Restablecer {{threshold}}',
  temperatures:
    'Escalado de temperatura: T {{temperatures}}, ajustada en cada ejecución con sus imágenes de validación. Cambian las probabilidades, no las respuestas.',
  someTemperatures_one:
    'En {{count, number}} ejecución las imágenes de validación no determinan ninguna: se predicen todas bien, o no mejor que al azar.',
  someTemperatures_other:
    'En {{count, number}} ejecuciones las imágenes de validación no determinan ninguna: se predicen todas bien, o no mejor que al azar.',
  someTemperatures_many:
    'En {{count, number}} de ejecuciones las imágenes de validación no determinan ninguna: se predicen todas bien, o no mejor que al azar.',
  noTemperature:
    'Sin escalado de temperatura: en ninguna ejecución las imágenes de validación determinan una temperatura. Se predicen todas bien, o no mejor que al azar.',
  loss: 'En las imágenes de prueba: error de calibración esperado {{before}} antes, {{after}} después; pérdida {{lossBefore}} antes, {{lossAfter}} después.',
};
