/** Header, navigation and what stands on every page. */
export const shell = {
  skip: 'Skip to the page',
  navigation: 'Steps',
  pages: {
    images: 'Images',
    train: 'Train',
    quality: 'Data quality',
    augmentation: 'Augmentation',
    experiments: 'Experiments',
    compare: 'Compare',
    try: 'Try it',
    export: 'Export',
  },
  notFound: 'There is no such page. Start at <a>Images</a>.',
  notFoundTitle: 'Not found',
  dropElsewhere: 'Drop images on the Images page.',
  colours: {
    menu: 'Colours: {{scheme}}',
    auto: 'System',
    light: 'Light',
    dark: 'Dark',
  },
  language: 'Language: {{language}}',
  languageNotLoaded: 'The language could not be loaded',
  stored: {
    title: 'Stored data',
    notDeleted: 'It was not deleted',
    askTitle: 'Delete this stored run?',
    ask: 'Its model and its evaluation go with it, for good. A newer version of the studio may still read it.',
    delete: 'Delete the run',
    deleteIt: 'Delete it',
    keep: 'Keep it',
  },
  training: {
    isPaused: 'Training is paused',
    atEpoch: '{{phase}}, epoch {{epoch}} of {{epochs}}',
    paused: 'Paused',
    stopping: 'Stopping',
    queued_one: '{{count, number}} more queued',
    queued_other: '{{count, number}} more queued',
    open: '{{state}}: open the Train page',
    resume: 'Resume training',
    pause: 'Pause training',
    elsewhere: 'Training in another tab',
  },
  /** How a run ended; the notes stand in the page's title. */
  ended: {
    stoppedEarly: 'It was stopped before its first epoch.',
    failedNote: '✗ {{name}} failed',
    stoppedNote: '{{name}} stopped',
    correct_one: '{{share}} of {{count, number}} test image correct.',
    correct_other: '{{share}} of {{count, number}} test images correct.',
    see: 'See the result',
  },
  /** On plain http://: what the browser withholds. */
  insecure: {
    title: 'This address is not secure',
    missing: 'It begins with http://, where browsers withhold some of what the studio uses:',
    lacks: {
      threads: 'Several threads: training uses one, and is slower.',
      camera: 'The camera.',
      gpu: 'WebGPU. WebGL works.',
      files: 'Private files: images that wait for training are kept in memory.',
      offline: 'Working offline.',
      tabs: 'Locks between tabs: one tab can change things.',
    },
    remedy:
      'Everything else works. For all of it, open the studio at an address with https://, or at localhost on the computer that serves it. npm start -- --lan serves https in a local network.',
    otherTab: 'The studio is open in another tab',
    tryAgain: 'Try again',
  },
  version: {
    reload: 'Reload',
    afterWork: 'The page reloads as soon as the training or the import here has ended.',
    newVersion: {
      title: 'A new version is here',
      text: 'It starts when this page is reloaded. What is stored stays.',
    },
    threads: {
      title: 'Faster after a reload',
      text: 'This server does not allow several threads by itself. After one reload, training uses all cores.',
    },
    outdated: {
      title: 'A newer version is open in another tab',
      text: 'It has changed how data are stored. Reload this page to go on.',
    },
    waiting: {
      title: 'Waiting for another tab',
      text: 'This version changes how data are stored. It waits until the training or the import in the other tab has ended.',
    },
    refused: {
      title: 'Not kept for offline use',
      text: 'This browser does not trust the server’s certificate, so the studio opens only while its server runs. Everything else works.',
    },
  },
  interrupted: {
    title: 'Training was interrupted',
    runs_one: '{{count, number}} run stopped when the page was closed. The last epoch is kept.',
    runs_other: '{{count, number}} runs stopped when the page was closed. The last epoch is kept.',
    continue: 'Continue',
    open: 'Open Train',
  },
} as const;
