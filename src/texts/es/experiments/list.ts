import type { Translation } from '../../catalogue';
import type { list as en } from '../../en/experiments/list';

export const list: Translation<typeof en> = {
  title: 'Experimentos',
  open: 'Abrir el experimento {{name}}',
  details: '{{plan}} · {{start}}',
  progress: '{{finished, number}} de {{runs, number}} ejecuciones',
  showRuns: 'Mostrar las ejecuciones de {{name}}',
  run: 'Repetición {{repeat, number}}, pliegue {{fold, number}}',
  split: 'Partición {{repeat, number}}',
  fold: 'Pliegue {{fold, number}}',
  seed: 'Semilla {{seed}}',
  result: 'Último experimento',
};
