export const storage = {
  full: 'The browser has no space left for more. Free some disk space, or delete images or runs, and try again.',
  defaultsUsed: '{{problem}} Its defaults are used.',
} as const;
