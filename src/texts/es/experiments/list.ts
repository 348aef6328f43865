import type { Translation } from '../../catalogue';
import type { list as en } from '../../en/experiments/list';

export const list: Translation<typeof en> = {
  title: 'Experimentos',
  open: 'Abrir el experimento {{name}}',
  details: '{{plan}} · {{start}}',
  progress_one: '{{finished, number}} de {{count, number}} ejecución',
  progress_other: '{{finished, number}} de {{count, number}} ejecuciones',
  progress_many: '{{finished, number}} de {{count, number}} de ejecuciones',
  showRuns: 'Mostrar las ejecuciones de {{name}}',
  run: 'Repetición {{repeat, number}}, pliegue {{fold, number}}',
  split: 'Partición {{repeat, number}}',
  fold: 'Pliegue {{fold, number}}',
  seed: 'Semilla {{seed}}',
  result: 'Último experimento',
};
