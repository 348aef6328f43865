/** Header, navigation and what stands on every page. */
export const shell = {
  skip: 'Skip to the page',
  navigation: 'Steps',
  pages: {
    images: 'Images',
    train: 'Train',
    augmentation: 'Augmentation',
    compare: 'Compare',
    try: 'Try it',
    export: 'Export',
  },
  notFound: 'There is no such page. Start at <link>Images</link>.',
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
} as const;
