import type { Translation } from '../../catalogue';
import type { project as en } from '../../en/messages/project';

export const project: Translation<typeof en> = {
  notZip:
    '{{name}} no es un zip o está dañado. Consigue de nuevo el archivo en el lugar del que procede.',
  notProject:
    '{{name}} no es un proyecto de Mask Studio. Las imágenes se sueltan en la página Imágenes; los modelos, en la página Exportar.',
  unsafePath:
    '{{name}} nombra un archivo fuera de su carpeta ({{path}}). Ningún proyecto hace eso.',
  twice: '{{name}} contiene {{path}} dos veces. Ningún proyecto hace eso.',
  tooLarge: '{{name}} ocuparía al descomprimirse más de lo que puede un proyecto de su tamaño.',
  missing_one:
    '{{name}} no está completo: falta {{path}}. No se ha abierto nada. Consigue de nuevo el archivo.',
  missing_many:
    '{{name}} no está completo: faltan {{count, number}} de archivos; el primero es {{path}}. No se ha abierto nada. Consigue de nuevo el archivo.',
  missing_other:
    '{{name}} no está completo: faltan {{count, number}} archivos; el primero es {{path}}. No se ha abierto nada. Consigue de nuevo el archivo.',
  damaged:
    '{{name}} está dañado: {{path}} no es lo que se guardó. No se ha abierto nada. Consigue de nuevo el archivo.',
  otherImage: 'El proyecto nombra {{path}} con otra suma de comprobación. No se ha abierto nada.',
  otherSize:
    'Los pesos de {{path}} tienen otro tamaño que el que dice su lista. No se ha abierto nada.',
  wrongRecord:
    'El proyecto no se puede usar: {{path}}, {{field}}: {{problem}}. No se ha abierto nada.',
  noSpace:
    'No hay espacio para el archivo del proyecto. Libera espacio en el disco y guárdalo de nuevo.',
  trains: 'Se está entrenando una ejecución. Detenla o espera a que termine; después, reemplaza.',
  otherTab: 'Se están cambiando las imágenes, aquí o en otra pestaña. Espera a que eso termine.',
  unlabelled: 'sin etiqueta',
  otherClass: 'otra clase',
  conflict: {
    label: '{{path}}: la etiqueta aquí es {{here}}; en el proyecto, {{there}}.',
    className: 'La clase {{there}} del proyecto se llama aquí {{here}}.',
    run: 'Ejecución {{name}}: la de aquí es diferente.',
    model: 'Modelo {{name}}: el de aquí es diferente.',
    weights: 'Pesos {{name}}: los de aquí son diferentes.',
    split: 'La partición de aquí tiene otros ajustes.',
    recipes: 'Las configuraciones de aquí son otras.',
    image: 'Se ha omitido {{path}}. {{reason}}',
    noImage: 'Se ha omitido {{path}}: su archivo no está en el proyecto.',
    noSnapshot:
      'Se ha omitido la ejecución {{name}}: la lista de sus imágenes no está en el proyecto.',
  },
  download: {
    address:
      'Esto no es la dirección de un archivo: debe empezar por https:// o ser una de este estudio.',
    notReached:
      'No se ha podido acceder a {{host}}, o no permite que otras páginas lean sus archivos (CORS). Si la dirección se abre en una pestaña nueva, descarga allí el archivo y ábrelo aquí.',
    tooLarge: '{{address}} es mayor que cualquier proyecto.',
  },
  lost: 'El worker de los archivos de proyecto terminó inesperadamente. Lo que se abrió se conserva; abre de nuevo el archivo para completarlo.',
};
