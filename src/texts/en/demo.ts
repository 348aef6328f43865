/** The demo. */
export const demo = {
  title: 'Demo',
  at: '<b>Demo, step {{step}} of {{steps}}:</b> {{name}}',
  steps: {
    draw: 'Draw 400 faces',
    cnn: 'Train the CNN',
    mobilenet: 'Train MobileNetV2',
  },
  stop: 'Stop the demo',
  progress: 'The demo',
  done: 'That was the demo: a network trained from scratch, and one that was pretrained, on the same 120 drawings.',
  ownPhotos: 'Now with your own photos',
  close: 'Close the demo',
  failed: 'The demo stopped',
  stopped: 'You stopped the demo',
  kept: 'What was drawn and trained so far is kept.',
} as const;
