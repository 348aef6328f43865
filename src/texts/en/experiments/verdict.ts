/** The verdict on the configurations of comparable experiments. */
export const verdict = {
  title: 'Do the configurations really differ?',
  alone:
    'To compare configurations, run another model with the same repeats on the same images: choose both under “Models” on the Train page.',
  testing: '{{test}}: {{statistic}}, p {{p}}',
  tests: {
    'corrected-resampled-t': 'Corrected resampled t-test (Nadeau and Bengio)',
    'combined-5x2cv-F': 'Combined 5×2 cv F-test (Alpaydin)',
    'paired-t-seeds': 'Paired t-test over seeds',
  },
  t: 't({{df}}) = {{value}}',
  f: 'F({{df}}) = {{value}}',
  noStatistic: 'no statistic',
  adjusted:
    '{{test}}: {{statistic}}, p {{p}}; adjusted for {{pairs, number}} comparisons (Holm): p {{adjusted}}',
  below: 'below {{least}}',
  notComputable: 'cannot be computed',
  difference: '{{difference}} points',
  interval: '95% interval {{low}} to {{high}}',
  noInterval: '95% interval –',
  emptyInterval:
    'The 5×2 interval is empty: the test rejects every difference. This happens in about 1% of experiments.',
  against: '{{a}} against {{b}}',
  computing: 'Simulating what would decide',
  ranking: 'Ranking',
  configuration: 'Configuration',
  mean: 'Mean accuracy',
  letters: 'Group',
  lettersNote: 'Configurations that share a letter are not significantly different.',
  others: 'Compared with: {{names}} (same plan, images and splits).',
} as const;
