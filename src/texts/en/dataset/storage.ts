export const storage = {
  title: 'Storage',
  local: 'Everything stays in this browser, on this machine. Nothing is uploaded.',
  kept: 'The studio uses {{used}}; {{left}} are left. The browser keeps it until you remove it.',
  notKept:
    'The studio uses {{used}}; {{left}} are left. The browser may clear it when the disk is full.',
  ask: 'Ask it to keep everything',
  refused:
    'The browser did not agree to keep it. Bookmarking or installing the studio helps; then ask again.',
  free_one: 'Free the space of {{count, number}} image deleted',
  free_other: 'Free the space of {{count, number}} images deleted',
  clearFeatures: 'Delete {{size}} of computed features',
  removeAll: 'Remove all images',
  removeHelp_one:
    '{{count, number}} image and its class will be removed from this browser. Your own files, and the runs and models made here, stay. This cannot be undone.',
  removeHelp_other:
    '{{count, number}} images and their classes will be removed from this browser. Your own files, and the runs and models made here, stay. This cannot be undone.',
  remove: 'Remove all',
  cancel: 'Cancel',
} as const;
