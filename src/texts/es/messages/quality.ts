import type { Translation } from '../../catalogue';
import type { quality as en } from '../../en/messages/quality';

/** La calidad del conjunto de datos. */
export const quality: Translation<typeof en> = {
  lost: 'El navegador detuvo la parte del estudio que examina el conjunto de datos, probablemente por falta de memoria. Cierra otras pestañas e inténtalo de nuevo.',
  imagesChanged: 'Mientras tanto se añadieron imágenes. Empieza de nuevo.',
  twoClasses:
    'Los problemas de etiquetas necesitan imágenes de al menos dos clases. Etiqueta antes más imágenes.',
  tooFewImages_one:
    '{{name}} tiene {{count, number}} grupo de imágenes, y los problemas de etiquetas necesitan al menos {{needed, number}} en cada clase. Una imagen que no comparte casi duplicados, persona ni sesión con otras es un grupo por sí sola. Añade imágenes.',
  tooFewImages_other:
    '{{name}} tiene {{count, number}} grupos de imágenes, y los problemas de etiquetas necesitan al menos {{needed, number}} en cada clase. Una imagen que no comparte casi duplicados, persona ni sesión con otras es un grupo por sí sola. Añade imágenes.',
  tooFewImages_many:
    '{{name}} tiene {{count, number}} de grupos de imágenes, y los problemas de etiquetas necesitan al menos {{needed, number}} en cada clase. Una imagen que no comparte casi duplicados, persona ni sesión con otras es un grupo por sí sola. Añade imágenes.',
  tooFewForMap_one:
    'Un mapa necesita al menos {{least, number}} imágenes, y hay {{count, number}}. Añade imágenes.',
  tooFewForMap_other:
    'Un mapa necesita al menos {{least, number}} imágenes, y hay {{count, number}}. Añade imágenes.',
  tooFewForMap_many:
    'Un mapa necesita al menos {{least, number}} imágenes, y hay {{count, number}}. Añade imágenes.',
  tooFewForPairs_one:
    'Para encontrar casi duplicados hacen falta al menos {{least, number}} imágenes, y hay {{count, number}}. Añade imágenes.',
  tooFewForPairs_other:
    'Para encontrar casi duplicados hacen falta al menos {{least, number}} imágenes, y hay {{count, number}}. Añade imágenes.',
  tooFewForPairs_many:
    'Para encontrar casi duplicados hacen falta al menos {{least, number}} imágenes, y hay {{count, number}}. Añade imágenes.',
  tooFewForOutliers:
    'Para encontrar valores atípicos hacen falta al menos {{least, number}} imágenes en una clase, y ninguna tiene tantas. Añade o etiqueta imágenes.',
};
