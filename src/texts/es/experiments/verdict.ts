import type { Translation } from '../../catalogue';
import type { verdict as en } from '../../en/experiments/verdict';

export const verdict: Translation<typeof en> = {
  title: '¿Difieren de verdad las configuraciones?',
  alone:
    'Para comparar configuraciones, ejecuta otro modelo con las mismas repeticiones y las mismas imágenes: elige los dos en «Modelos», en la página Entrenar.',
  testing: '{{test}}: {{statistic}}, p {{p}}',
  tests: {
    'corrected-resampled-t': 'Prueba t corregida para remuestreo (Nadeau y Bengio)',
    'combined-5x2cv-F': 'Prueba F combinada 5×2 cv (Alpaydin)',
    'paired-t-seeds': 'Prueba t pareada entre semillas',
  },
  t: 't({{df}}) = {{value}}',
  f: 'F({{df}}) = {{value}}',
  noStatistic: 'sin estadístico',
  adjusted:
    '{{test}}: {{statistic}}, p {{p}}; corregido para {{pairs, number}} comparaciones (Holm): p {{adjusted}}',
  below: 'inferior a {{least}}',
  notComputable: 'no se puede calcular',
  difference: '{{difference}} puntos',
  interval: 'intervalo del 95\u00a0%: {{low}} a {{high}}',
  noInterval: 'intervalo del 95\u00a0%: –',
  emptyInterval:
    'El intervalo de 5×2 está vacío: la prueba rechaza cualquier diferencia. Ocurre en cerca del 1\u00a0% de los experimentos.',
  against: '{{a}} frente a {{b}}',
  computing: 'Simulando qué decidiría',
  ranking: 'Clasificación',
  configuration: 'Configuración',
  mean: 'Exactitud media',
  letters: 'Grupo',
  lettersNote: 'Las configuraciones que comparten una letra no son significativamente distintas.',
  others: 'Comparado con: {{names}} (mismo plan, mismas imágenes y mismas particiones).',
};
