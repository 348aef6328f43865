export const undo = {
  undo: 'Undo',
  /** The name of the button that stands beside Add images. */
  last: 'Undo: {{change}}',
  failed: 'That did not work',
  moved_one: '{{count, number}} image moved to {{name}}.',
  moved_other: '{{count, number}} images moved to {{name}}.',
  deleted_one: '{{count, number}} image deleted.',
  deleted_other: '{{count, number}} images deleted.',
  confirmed_one: 'The label of {{count, number}} image kept.',
  confirmed_other: 'The labels of {{count, number}} images kept.',
  toldApart: 'A pair of images dismissed as different.',
  grouped_one: 'The group of {{count, number}} image changed.',
  grouped_other: 'The groups of {{count, number}} images changed.',
  classDeleted: '{{name}} deleted.',
  classAndImagesDeleted_one: '{{name}} and its {{count, number}} image deleted.',
  classAndImagesDeleted_other: '{{name}} and its {{count, number}} images deleted.',
  renamed: '{{from}} renamed to {{to}}.',
  level: 'Class names come from the folders on level {{level, number}}.',
  levelOf: 'Class names of {{root}} come from the folders on level {{level, number}}.',
  restoredAs:
    'There is another class called {{name}} now: the restored one is called {{restored}}.',
} as const;
