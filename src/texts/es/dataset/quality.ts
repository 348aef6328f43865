import type { Translation } from '../../catalogue';
import type { quality as en } from '../../en/dataset/quality';

/** La página de la calidad de los datos. */
export const quality: Translation<typeof en> = {
  title: 'Calidad de los datos',
  purpose:
    'Encuentra lo que podría falsear el entrenamiento y la evaluación: etiquetas equivocadas e imágenes que deberían estar en la misma parte de la partición.',
  open: 'Calidad de los datos',
  back: 'Volver a las imágenes',
  tabs: {
    label: 'Qué se examina',
    map: 'Mapa',
    groups: 'Grupos',
    issues: 'Problemas de etiquetas',
  },
  start: 'Empezar',
  again: 'Calcular de nuevo',
  cancel: 'Cancelar',
  features: 'Calculando las características de las imágenes',
  failed: 'No ha funcionado',
  noImages: 'Todavía no hay imágenes.',
  noImagesHelp: 'Importa antes imágenes en la página Imágenes.',
  issues: {
    title: 'Encontrar etiquetas probablemente equivocadas',
    help: 'Un clasificador sobre características de MobileNetV2 predice cada imagen sin haber visto su etiqueta (validación cruzada de 5 particiones). El aprendizaje confiado (confident learning) marca las etiquetas que encajan mal con esas predicciones. Nada cambia hasta que tú decidas.',
    analysis: 'Comparando las etiquetas con las predicciones',
    none: 'No se ha encontrado ningún problema de etiquetas',
    noneHelp:
      'Todas las etiquetas coinciden con lo que predicen las características. Aun así puedes revisar todas las imágenes, las más sospechosas primero.',
    found_one: '{{count, number}} etiqueta de {{total, number}} está probablemente equivocada.',
    found_other:
      '{{count, number}} etiquetas de {{total, number}} están probablemente equivocadas.',
    found_many:
      '{{count, number}} de etiquetas de {{total, number}} están probablemente equivocadas.',
    showAll: 'Mostrar todas las imágenes, las más sospechosas primero',
    list: 'Problemas de etiquetas, los más sospechosos primero',
    keys: 'Las flechas mueven, R cambia la etiqueta por la sugerida, K conserva la etiqueta, Supr quita la imagen, Control Z deshace el último cambio.',
    row: '{{place, number}} de {{total, number}}: {{name}}. Etiqueta: {{label}}, probabilidad {{probability}}. Sugerida: {{suggested}}.',
    label: 'Etiqueta: {{name}}',
    suggested: 'Sugerida: {{name}}',
    probability: 'probabilidad {{probability}}',
    nearest: 'Las imágenes más cercanas de {{name}}',
    relabel: 'Cambiar',
    keep: 'Conservar la etiqueta',
    remove: 'Quitar',
    relabelKey: 'Cambiar la etiqueta a {{name}} (R)',
    keepKey: 'Conservar la etiqueta {{name}} (K)',
    removeKey: 'Quitar la imagen (Supr)',
    relabelled: 'Movida a {{name}}',
    kept: 'Etiqueta conservada',
    removed: 'Quitada',
  },
  map: {
    title: 'Ver todas las imágenes en un mapa',
    help: 'Las imágenes que MobileNetV2 considera parecidas están cerca unas de otras (UMAP de sus características). Se distinguen los grupos, los valores atípicos y las imágenes que están entre las de otra clase.',
    analysis: 'Trazando el mapa',
    label_one:
      'Un mapa de {{count, number}} imagen. La galería de la página Imágenes tiene la misma imagen para teclado y lector de pantalla.',
    label_other:
      'Un mapa de {{count, number}} imágenes. La galería de la página Imágenes tiene las mismas imágenes para teclado y lector de pantalla.',
    label_many:
      'Un mapa de {{count, number}} de imágenes. La galería de la página Imágenes tiene las mismas imágenes para teclado y lector de pantalla.',
    colourBy: 'Color según',
    byClass: 'Clase',
    bySplit: 'Partición',
    lasso: 'Lazo',
    zoomIn: 'Acercar',
    zoomOut: 'Alejar',
    whole: 'Mostrar todo el mapa',
    inGallery: 'Mostrar en la galería',
    note: 'Arrastra para mover y gira la rueda para acercar; de cerca, los puntos son imágenes. Con Lazo, traza una línea alrededor de imágenes para seleccionarlas. Las distancias entre grupos lejanos dicen poco. Con el teclado, la galería de la página Imágenes selecciona y mueve las mismas imágenes.',
  },
  groups: {
    title: 'Tus propios grupos',
    help: 'Las imágenes de un grupo están siempre en la misma parte de la partición y en el mismo pliegue de la validación cruzada: todas las de una persona, o todas las de una sesión. Los casi duplicados también siguen juntos.',
    source: 'Qué indica los grupos',
    pattern: 'Nombre del archivo',
    folder: 'Carpeta',
    csv: 'Archivo CSV',
    patternLabel: 'Patrón del nombre del archivo',
    patternHelp:
      '{group} es la parte que indica el grupo y * es cualquier texto: {group}_*.jpg junta ana_1.jpg y ana_2.jpg.',
    level: 'Nivel de la carpeta',
    csvLabel: 'Líneas de ruta,grupo',
    csvHelp:
      'Una ruta como la muestra el estudio, o su final, después una coma y el nombre del grupo.',
    unreadable: 'El archivo no se ha podido leer como texto.',
    found:
      '{{groups, number}} grupos con {{images, number}} de {{total, number}} imágenes. Las imágenes que no coinciden quedan como están.',
    none: 'Ninguna imagen coincide.',
    example: '{{name}}: {{count, number}}',
    apply: 'Mantener juntos estos grupos',
    clear: 'Quitar mis grupos',
  },
};
