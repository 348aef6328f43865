/** What cannot be written or changed in storage, or is no longer there. */
export const storage = {
  full: 'The browser has no space left for more. Free some disk space, or delete images or runs, and try again.',
  defaultsUsed: '{{problem}} Its defaults are used.',
  classNeedsName: 'A class needs a name.',
  classExists: 'There is already a class called {{name}}.',
  modelNeedsName: 'A model needs a name.',
  runNeedsName: 'A run needs a name.',
  runEnded:
    '{{name}} has ended and stays as it is. Train again to make a new run of its configuration.',
  runGone: 'This run is no longer stored. Start a new one.',
  runActive: '{{name}} is being trained, or waits for it. Stop it before deleting it.',
  runReadable: '{{name}} can be read after all. Delete it on the Train page.',
  oneTabWrites:
    'The studio is open in another tab. On an address that is not secure (http://), only one tab can change anything. Use that tab, or close it and try again.',
  otherTabImports: 'Another tab of the studio is adding images. Wait until it is done.',
} as const;
