/** The explanations behind the question marks: a term and two sentences each. */
export const help = {
  explain: 'Explain: {{term}}',
  close: 'Close the explanation',
  epoch: {
    term: 'Epoch',
    text: 'One epoch is one pass over all training images. After each epoch the model is measured on the validation images.',
  },
  batch: {
    term: 'Batch',
    text: 'The images of a batch go through the network together; then the weights are changed once. Larger batches need more memory and change the weights fewer times per epoch.',
  },
  learningRate: {
    term: 'Learning rate',
    text: 'It sets how much each step changes the weights. If it is too low, training is slow; if it is too high, the loss does not fall.',
  },
  dropout: {
    term: 'Dropout',
    text: 'In each training step, this fraction of a layer’s values is set to zero at random. The network cannot depend on single values then, which reduces overfitting.',
  },
  augmentation: {
    term: 'Augmentation',
    text: 'Training images are changed at random: rotated, shifted, flipped. The network sees more variety than the images alone have.',
  },
  validation: {
    term: 'Validation and test',
    text: 'Validation images are used during training, to choose the best epoch and the decision threshold. Test images are used once, after training, so that these choices do not influence the test accuracy.',
  },
  overfitting: {
    term: 'Overfitting',
    text: 'The network learns details of the training images that do not help with new images. A sign of it: the training loss falls and the validation loss rises.',
  },
  patience: {
    term: 'Early stopping and patience',
    text: 'Training ends when the validation loss has not fallen for this many epochs. The weights of the best epoch are used, so that the later ones do no harm.',
  },
  transferLearning: {
    term: 'Transfer learning',
    text: 'Training starts from a network that was already trained on many other images. Only a small new part is trained on your images, so that fewer of them are enough.',
  },
  fineTuning: {
    term: 'Fine-tuning',
    text: 'When the new part has been trained, the last pretrained layers are trained too. A low learning rate changes them only a little, to fit your images.',
  },
  precisionRecall: {
    term: 'Precision and recall',
    text: 'Precision: of the images predicted as a class, the share that belongs to it. Recall: of the images that belong to a class, the share predicted as it.',
  },
  roc: {
    term: 'ROC curve',
    text: 'Each point is one decision threshold: upwards the true positive rate, to the right the false positive rate. The area under the curve (AUC) is 1 for a perfect model and 0.5 for random guesses.',
  },
  calibration: {
    term: 'Calibration',
    text: 'A model is calibrated if its probabilities agree with what is observed. Of all images with a probability of 80% for a class, about 80% should belong to it.',
  },
  abstain: {
    term: 'Coverage and accuracy',
    text: 'Images that the model is least sure about are left unanswered first. Coverage is the share of images with an answer; the curve shows which share of the answers is correct.',
  },
  mcnemar: {
    term: 'McNemar’s test',
    text: 'It counts the test images on which exactly one of two models is correct. The p-value is the probability of a difference at least this large if both models were equally accurate.',
  },
  crossValidation: {
    term: 'Cross-validation',
    text: 'The images are divided into folds; each run tests on one fold and trains on the others. So every image is tested by a model that has not seen it, and the result does not rest on one lucky split. With random splits, each run draws its test images anew.',
  },
  groups: {
    term: 'Intervals by group',
    text: 'Near-duplicates, or the images of one person, form a group that is never divided between training and test images. By group, a whole group counts as one draw, so that many images that are alike do not pass for much evidence.',
  },
  correctedT: {
    term: 'Corrected resampled t-test',
    text: 'It asks whether the mean difference between two configurations is more than chance, over runs on the same splits and seeds. Since the runs share training images, the variance is corrected (Nadeau and Bengio 2003); a plain t-test would find too much.',
  },
  fiveByTwo: {
    term: 'Combined 5×2 cv F-test',
    text: 'Five times the images are divided into halves, and each half is trained on once and tested on once. The test (Alpaydin 1999) combines the ten differences of two configurations.',
  },
  seedsTest: {
    term: 'Paired t-test over seeds',
    text: 'It compares two configurations seed by seed on one split. It covers the chance of training only: on other images, the result may be another.',
  },
  letters: {
    term: 'Groups in a ranking',
    text: 'Two configurations that share a letter are not significantly different. “a”, “ab”, “b”: the first and the last differ, and the second differs from neither.',
  },
} as const;
