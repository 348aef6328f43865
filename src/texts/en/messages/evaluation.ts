/** The significance test in words, and Grad-CAM. */
export const evaluation = {
  verdict: {
    noImages: 'There are no test images to compare them on.',
    bothCorrect_one:
      '{{first}} and {{second}} were both correct on all {{count, number}} image: no difference shows on these test images.',
    bothCorrect_other:
      '{{first}} and {{second}} were both correct on all {{count, number}} images: no difference shows on these test images.',
    sameCorrect_one:
      '{{first}} and {{second}} were correct on the same {{count, number}} image and wrong on the same {{wrong, number}}: no difference shows on these test images.',
    sameCorrect_other:
      '{{first}} and {{second}} were correct on the same {{count, number}} images and wrong on the same {{wrong, number}}: no difference shows on these test images.',
    facts_one:
      '{{better}} was correct on {{count, number}} image where {{worse}} was wrong, and {{worse}} on {{fewer, number}} where {{better}} was wrong',
    facts_other:
      '{{better}} was correct on {{count, number}} images where {{worse}} was wrong, and {{worse}} on {{fewer, number}} where {{better}} was wrong',
    tooFew: '{{facts}}: too few test images to tell.',
    tie: '{{facts}}: a tie.',
    tested: '{{facts}}. {{meaning}}',
  },
  chance: {
    significant:
      'If both were equally accurate, a difference at least this large would occur {{frequency}} ({{p}}).',
    notSignificant:
      'If both were equally accurate, a difference at least this large would occur {{frequency}} ({{p}}), so neither can be called better.',
  },
  adjusted: {
    significant:
      '{{p}}, adjusted for {{comparisons, number}} comparisons (Holm): significant at the 5% level, which keeps the probability of one or more false findings among the {{comparisons, number}} comparisons at 5% or less.',
    notSignificant:
      '{{p}}, adjusted for {{comparisons, number}} comparisons (Holm): not significant at the 5% level, so neither can be called better.',
  },
  frequency: {
    often: 'more often than not',
    rare: 'less than once in {{times, number}} times',
    once: 'about once in {{times, number}} times',
  },
  p: 'p = {{p, number(maximumSignificantDigits: 2)}}',
  pTiny: 'p < {{least, number(maximumSignificantDigits: 1)}}',
  gradCam: {
    inputs: 'This model cannot be explained: {{layer}} has more than one input.',
    noConvolution:
      'This model cannot be explained: it has no convolution followed by pooling or flattening.',
    notDense: 'This model cannot be explained: its last layer is not a dense layer.',
    notSquare: 'This model cannot be explained: it is not square.',
  },
} as const;
