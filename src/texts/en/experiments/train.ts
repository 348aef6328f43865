/** Train: how often each model is trained, and a training experiment. */
export const train = {
  repeat: 'Repeat',
  once: 'Once',
  proposed: '{{plan}} (proposed)',
  plans: {
    seeds: '3 seeds',
    fold: '5-fold',
    foldTwice: '5-fold twice',
    fiveByTwo: '5×2',
    resampled: '10 random splits',
  },
  explained: {
    once: 'Each model is trained once, on the split of the dataset.',
    seeds:
      'Each model is trained 3 times on the same split, each time with another seed. This shows how much chance in training changes the result.',
    fold: 'Each model is trained 5 times, and each time tested on another fifth of the images. Every image is tested once.',
    foldTwice:
      'Each model is trained 10 times: 5-fold cross-validation with two different divisions. Every image is tested twice.',
    fiveByTwo:
      'Each model is trained 10 times, each time on one half of the images, and tested on the other. On few images it decides most often which model is better.',
    resampled:
      'Each model is trained 10 times, each time on a new random split, with a fifth of the images to test on. An image may be tested several times, or never.',
  },
  proposal_one:
    '5-fold twice is proposed: with only {{count, number}} test image, a single split cannot say how accurate a model is.',
  proposal_other:
    '5-fold twice is proposed: with only {{count, number}} test images, a single split says little about how accurate a model is.',
  useIt: 'Choose it',
  refused: 'This plan cannot be used:',
  runs_one: '{{count, number}} run',
  runs_other: '{{count, number}} runs',
  keepWeights: 'Keep the weights of every run',
  keepWeightsHelp_one:
    'Each run can then be used on Try it and Export. Takes about {{size}} ({{count, number}} run). Off: they are dropped after the predictions.',
  keepWeightsHelp_other:
    'Each run can then be used on Try it and Export. Takes about {{size}} ({{count, number}} runs). Off: they are dropped after the predictions.',
  keeps: 'keeps the weights of every run ({{size}})',
  position: 'Run {{run, number}} of {{runs, number}} of <a>{{name}}</a>',
  stop: {
    label: 'Stop',
    run: 'Only this run',
    runHelp: 'It keeps its checkpoint and can be continued. The next run follows.',
    all: 'The whole experiment',
    allHelp: 'With all of its models. What is finished stays; you can continue later.',
  },
  interrupted_one: '{{name}} ({{finished, number}} of {{count, number}} run finished)',
  interrupted_other: '{{name}} ({{finished, number}} of {{count, number}} runs finished)',
  ended: {
    mean_one: '{{mean}} correct in {{count, number}} run.',
    mean_other: '{{mean}} correct on average over {{count, number}} runs.',
    interval: '95% interval: {{low}} to {{high}}.',
    unfinished_one: '{{finished, number}} of {{count, number}} run finished.',
    unfinished_other: '{{finished, number}} of {{count, number}} runs finished.',
    see: 'See the experiment',
  },
} as const;
