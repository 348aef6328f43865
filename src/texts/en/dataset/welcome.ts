export const welcome = {
  title: 'Train an image classifier in your browser',
  purpose:
    'Drop folders of photos, train, and see how accurate the model is. Compare a network that is trained from scratch with one that was pretrained.',
  demo: 'Run the demo',
  demoHelp:
    'Both networks learn 400 drawn faces, with and without a mask, and are compared. It takes one to two minutes, and can be stopped.',
  drop: 'Drop your images',
  dropHelp:
    'Anywhere on this page: a folder with a folder for each class, a .zip of one, or single images.',
  folder: 'Choose a folder',
  files: 'Choose files or a .zip',
  webcam: 'Use the webcam',
  sample: 'Use the sample dataset',
  local:
    'Nothing is uploaded. Images and models stay in this browser, and everything works without a network.',
  steps: 'What comes next',
  images: 'One folder per class. Check the images, and correct or delete what is wrong.',
  train: 'Train one network or several, in this tab, on this machine.',
  compare:
    'Two runs side by side: which is better, on which images, and whether the difference is real.',
  export: 'Try the model on new images, and export it.',
  withMask: 'with mask',
  withoutMask: 'without mask',
} as const;
