/** Experiments: plans that cannot be, and the comparison of recipes in words. */
export const experiments = {
  unreadable: 'The stored experiment {{name}} cannot be read. {{field}}: {{problem}}.',
  needsName: 'An experiment needs a name.',
  nameTaken: 'Another experiment is called {{name}}. Choose another name.',
  gone: 'This experiment is no longer stored. Start a new one.',
  noneFinished: 'No run of this experiment is finished yet. Let one finish first.',
  active:
    'A run of {{name}} is being trained, or waits for it. Stop it before deleting the experiment.',
  foldsOutOfRange: 'Choose between {{least, number}} and {{most, number}} folds.',
  repeatsOutOfRange: 'Choose at least 1 repeat.',
  testOutOfRange: 'Choose a share of test images between 0 and 100%.',
  tooFewGroups: {
    folds:
      '{{folds, number}} folds need at least {{needed, number}} groups of images in each class, and {{className}} has {{count, number}}. An image that shares no near-duplicate, person or session with others is a group of its own. Choose fewer folds, or add images.',
    resampled:
      'Random splits need at least {{needed, number}} groups of images in each class, and {{className}} has {{count, number}}. An image that shares no near-duplicate, person or session with others is a group of its own. Add images.',
  },
  plan: {
    seeds_one: '{{count, number}} seed',
    seeds_other: '{{count, number}} seeds',
    resampled_one: '{{count, number}} random split',
    resampled_other: '{{count, number}} random splits',
    halves: '{{repeats, number}}×2 cross-validation',
    foldsOnce: '{{folds, number}}-fold cross-validation',
    folds: '{{folds, number}}-fold cross-validation, {{repeats, number}} times',
  },
  verdict: '{{varied}} {{found}} {{claim}}',
  varied: {
    seeds_one:
      'Varied: the seed only (initial weights, order, dropout, augmentation), in {{count, number}} run on this split.',
    seeds_other:
      'Varied: the seed only (initial weights, order, dropout, augmentation), in {{count, number}} runs on this split.',
    images:
      'Varied: the images trained on, the images tested on and the seed ({{plan}}; {{runs, number}} runs of each).',
  },
  found: {
    significant:
      '{{a}} was more accurate than {{b}} by {{points, number(maximumFractionDigits: 1)}} percentage points on average {{range}}: {{p}}, significant at the 5% level.',
    notSignificant:
      '{{a}} was more accurate than {{b}} by {{points, number(maximumFractionDigits: 1)}} percentage points on average {{range}}: {{p}}, not significant at the 5% level, so neither can be called better.',
    equal:
      '{{a}} and {{b}} were equally accurate on average {{range}}: {{p}}, so neither can be called better.',
    constant:
      '{{a}} was more accurate than {{b}} by {{points, number(maximumFractionDigits: 1)}} percentage points in every run. The differences do not vary, so p cannot be computed.',
    same: '{{a}} and {{b}} were equally accurate in every run. The differences do not vary, so p cannot be computed.',
    tooFewRuns: 'Fewer than two runs of both are finished, so p cannot be computed.',
  },
  interval: {
    known:
      '(95% interval {{low, number(maximumFractionDigits: 1)}} to {{high, number(maximumFractionDigits: 1)}})',
    none: '(95% interval: –)',
  },
  adjusted: '{{p}}, adjusted for {{comparisons, number}} comparisons (Holm)',
  claim: {
    recipes:
      'The claim is about the two configurations, trained on about {{images, number}} images of this kind, not about single models.',
    seeds:
      'The claim covers the variance of training only: on this split. Other images may give another result.',
  },
  outlook: {
    repeats:
      'If the true difference is as measured, {{plan}} on these images would probably decide: in about {{chance, number(style: percent; maximumSignificantDigits: 2)}} of cases.',
    images:
      'If the true difference is as measured, {{plan}} on about {{images, number}} images would probably decide: in about {{chance, number(style: percent; maximumSignificantDigits: 2)}} of cases.',
    seeds_one:
      'If the true difference on this split is as measured, {{count, number}} seed would probably decide for this split: in about {{chance, number(style: percent; maximumSignificantDigits: 2)}} of cases. {{beyond}}',
    seeds_other:
      'If the true difference on this split is as measured, {{count, number}} seeds would probably decide for this split: in about {{chance, number(style: percent; maximumSignificantDigits: 2)}} of cases. {{beyond}}',
    seedsNone_one:
      'If the true difference on this split is as measured, even {{count, number}} seed would probably not decide. {{beyond}}',
    seedsNone_other:
      'If the true difference on this split is as measured, even {{count, number}} seeds would probably not decide. {{beyond}}',
    beyondSeeds:
      'More seeds narrow the variance of training only. What holds on other images takes a plan that varies the images ({{plan}}).',
    none: 'If the true difference is as measured, even {{images, number}} images would probably not decide.',
  },
} as const;
