/** What is stored or exported, read again: recipes, runs, settings. */
export const data = {
  cannotBeUsed: '{{format}} cannot be used: {{reason}}.',
  laterVersion: '{{format}} comes from a later version of Mask Studio. Left out: {{fields}}.',
  /** As a sentence begins with it, and as its version is named. */
  formats: {
    recipe: { this: 'This configuration', version: 'configuration version {{version}}' },
    project: { this: 'This project', version: 'project version {{version}}' },
    snapshot: { this: 'This snapshot', version: 'snapshot version {{version}}' },
    model: { this: 'This model', version: 'model version {{version}}' },
    splitSetting: { this: 'This split setting', version: 'split setting version {{version}}' },
    recipesSetting: {
      this: 'This setting of configurations',
      version: 'setting of configurations version {{version}}',
    },
    probe: {
      this: 'This measurement of backends',
      version: 'measurement of backends version {{version}}',
    },
  },
  known_one: 'version 1',
  known_other: 'versions 1 to {{count}}',
  /** Why something cannot be used: the ends of sentences. */
  notAnObject: 'it is not a JSON object',
  noVersion: 'it says no version, as every file of Mask Studio does. Choose another file',
  badVersion: 'its version is {{version}}, and {{known}} can be read',
  newerVersion: 'it has version {{version}}, and {{known}} can be read. Use a newer Mask Studio',
  foreignMetadata: 'its metadata was not written by Mask Studio',
  unknownField: '{{field}} is not a field of {{of}}',
  wrongValue: '{{field}}: {{problem}} ({{of}})',
  wrong: '{{problem}} ({{of}})',
  /** What is wrong with a value. */
  missing: 'it is missing',
  unexpected: 'expected {{expected}}, found {{received}}',
  notAllowed: '{{received}} is not allowed',
  splitNotWhole: 'the three splits must add up to 100%',
  countsNotPerClass: 'dataset.counts does not have one entry for each class',
  notImages: 'not a list of images',
  notText: 'not a text',
  run: {
    unreadable: 'The stored run {{name}} cannot be read. {{reason}}',
    field: '{{field}}: {{problem}}.',
  },
} as const;
