import type { Translation } from '../../catalogue';
import type { data as en } from '../../en/messages/data';

export const data: Translation<typeof en> = {
  cannotBeUsed: '{{format}} no se puede usar: {{reason}}.',
  laterVersion:
    '{{format}} procede de una versión posterior de Mask Studio. Se ha omitido: {{fields}}.',
  formats: {
    recipe: { this: 'Esta configuración', version: 'configuración, versión {{version}}' },
    project: { this: 'Este proyecto', version: 'proyecto, versión {{version}}' },
    snapshot: { this: 'Esta instantánea', version: 'instantánea, versión {{version}}' },
    model: { this: 'Este modelo', version: 'modelo, versión {{version}}' },
    splitSetting: {
      this: 'Este ajuste de la partición',
      version: 'ajuste de la partición, versión {{version}}',
    },
    recipesSetting: {
      this: 'Este ajuste de las configuraciones',
      version: 'ajuste de las configuraciones, versión {{version}}',
    },
    probe: {
      this: 'Esta medición de los backends',
      version: 'medición de los backends, versión {{version}}',
    },
  },
  known_one: 'la versión 1',
  known_other: 'las versiones 1 a {{count}}',
  known_many: 'las versiones 1 a {{count}}',
  notAnObject: 'no es un objeto JSON',
  noVersion: 'no dice su versión, como lo hace todo archivo de Mask Studio. Elige otro archivo',
  badVersion: 'su versión es {{version}}, y se pueden leer {{known}}',
  newerVersion:
    'tiene la versión {{version}}, y se pueden leer {{known}}. Usa un Mask Studio más reciente',
  foreignMetadata: 'sus metadatos no los escribió Mask Studio',
  unknownField: '{{field}} no es un campo de este formato ({{of}})',
  wrongValue: '{{field}}: {{problem}} ({{of}})',
  wrong: '{{problem}} ({{of}})',
  missing: 'falta',
  unexpected: 'se esperaba {{expected}} y hay {{received}}',
  notAllowed: '{{received}} no está permitido',
  splitNotWhole: 'las tres particiones deben sumar el 100\u00a0%',
  countsNotPerClass: 'dataset.counts no tiene una entrada para cada clase',
  notImages: 'no es una lista de imágenes',
  notText: 'no es un texto',
  run: {
    unreadable: 'La ejecución guardada {{name}} no se puede leer. {{reason}}',
    field: '{{field}}: {{problem}}.',
  },
};
