/** Choosing a threshold by a rule, abstaining, temperature scaling, robustness. */
export const decisions = {
  rules: {
    label: 'Choose the threshold for',
    kinds: {
      accuracy: 'best accuracy',
      f1: 'best F1',
      precision: 'precision at least …',
      recall: 'recall at least …',
      cost: 'lowest cost',
    },
    atLeast: 'At least',
    times: 'A false positive costs … false negatives',
    choose: 'Choose',
    said: {
      accuracy: 'the best accuracy',
      f1: 'the best F1',
      precision: 'a precision of at least {{share}}',
      recall: 'a recall of at least {{share}}',
      cost_one:
        'the lowest cost, a false positive costing as much as {{count, number}} false negative',
      cost_other:
        'the lowest cost, a false positive costing as much as {{count, number}} false negatives',
    },
    chosen_one: 'Chosen for {{rule}}, on {{count, number}} validation image.',
    chosen_other: 'Chosen for {{rule}}, on {{count, number}} validation images.',
    unreached_one:
      'No threshold from {{low, number}} to {{high, number}} gives {{rule}} on the {{count, number}} validation image.',
    unreached_other:
      'No threshold from {{low, number}} to {{high, number}} gives {{rule}} on the {{count, number}} validation images.',
    onTest: 'On the test images, {{positive}}: precision {{precision}}, recall {{recall}}.',
    rest: 'A threshold for {{name}} against the rest',
    restFrom: '{{name}} at a threshold of {{threshold}}: {{rule}}.',
    restRemove: 'Remove',
    restNote:
      'For the class chosen above, by its own probability: for example to look only at images that are this class for sure. The predicted class is still the most probable one. Stored with the run and written in the metadata.json of exported models; another temperature removes it.',
    share: '{{share}} (95%: {{low}} to {{high}})',
  },
  temperature: {
    switch: 'Temperature scaling',
    note: 'Divides the logits by one number, fitted on the validation images: the probabilities change, the answers do not. Try it and exported models use it.',
    fitted_one: 'T = {{temperature}}, fitted on {{count, number}} validation image.',
    fitted_other: 'T = {{temperature}}, fitted on {{count, number}} validation images.',
    before:
      'Before: expected calibration error {{error, number(style: percent; minimumFractionDigits: 1; maximumFractionDigits: 1)}}',
    after:
      'After: expected calibration error {{error, number(style: percent; minimumFractionDigits: 1; maximumFractionDigits: 1)}}',
    loss: 'On the test images: expected calibration error {{before}} before, {{after}} after; loss {{lossBefore}} before, {{lossAfter}} after.',
    none: 'The validation images determine no temperature: with all of them predicted correctly, or no better than chance, there is no best one.',
  },
  abstain: {
    title: 'Abstain: which answers are “not sure”?',
    switch: 'Answer “not sure” below a minimum confidence',
    note: 'Confidence is the probability of the predicted class. A higher minimum leaves more images unanswered, and more of the answers are correct.',
    chosen: 'Minimum confidence {{minimum}}',
    minimum: 'minimum confidence',
    curve: {
      validation: 'Coverage against accuracy, validation images',
      test: 'Coverage against accuracy, test images',
    },
    coverage: 'coverage (share of images answered)',
    accuracy: 'accuracy of the answers',
    spoken: 'Accuracy of the answers against the share of images answered',
    validation_one:
      'On {{count, number}} validation image: {{coverage}} answered, {{accuracy}} of the answers correct (95%: {{low}} to {{high}}).',
    validation_other:
      'On {{count, number}} validation images: {{coverage}} answered, {{accuracy}} of the answers correct (95%: {{low}} to {{high}}).',
    validationNone_one: 'On {{count, number}} validation image: not answered.',
    validationNone_other: 'On {{count, number}} validation images: none answered.',
    test_one:
      'On {{count, number}} test image: {{coverage}} answered, {{accuracy}} of the answers correct (95%: {{low}} to {{high}}).',
    test_other:
      'On {{count, number}} test images: {{coverage}} answered, {{accuracy}} of the answers correct (95%: {{low}} to {{high}}).',
    testNone_one: 'On {{count, number}} test image: not answered.',
    testNone_other: 'On {{count, number}} test images: none answered.',
    stored:
      'Stored with the run, for Try it and for exported models. The metrics above count every image.',
  },
  robustness: {
    common:
      'The two runs have different test images: {{first, number}} and {{second, number}}. Both are measured on up to 200 of the {{common, number}} in common.',
    fewCommon:
      'The two runs have different test images: {{first, number}} and {{second, number}}. Both are measured on the {{common, number}} in common: so few say little. Train both on one split to compare them.',
    noneCommon:
      'The two runs have different test images: {{first, number}} and {{second, number}}, and none in common. Each is measured on its own: their figures differ for that reason, too. Train both on one split to compare them.',
    title: 'Robustness: accuracy on corrupted images',
    note: 'Up to 200 test images, each corrupted at five strengths. Noise, blur, brightness and JPEG are as in ImageNet-C (Hendrycks and Dietterich 2019); occlusion is a black square, rotation is to either side.',
    other: 'Compare with',
    none: 'Choose a run',
    measure: 'Measure',
    again: 'Measure again',
    cancel: 'Cancel',
    progress: 'Corrupted images evaluated',
    clean_one: '{{name}}: {{accuracy}} on {{count, number}} test image as it is.',
    clean_other: '{{name}}: {{accuracy}} on {{count, number}} test images as they are.',
    table: 'Accuracy by corruption and strength',
    corruption: 'Corruption',
    strength: 'Strength {{strength, number}}',
    kinds: {
      noise: 'Noise',
      blur: 'Blur',
      brightness: 'Brightness',
      jpeg: 'JPEG',
      occlusion: 'Occlusion',
      rotation: 'Rotation',
    },
  },
} as const;
