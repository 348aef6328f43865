import type { Translation } from '../catalogue';
import type { shell as en } from '../en/shell';

export const shell: Translation<typeof en> = {
  skip: 'Ir a la página',
  navigation: 'Pasos',
  pages: {
    images: 'Imágenes',
    train: 'Entrenar',
    augmentation: 'Aumento de datos',
    compare: 'Comparar',
    try: 'Probar',
    export: 'Exportar',
  },
  notFound: 'Esta página no existe. Empieza en <link>Imágenes</link>.',
  notFoundTitle: 'No se ha encontrado',
  dropElsewhere: 'Suelta las imágenes en la página Imágenes.',
  colours: {
    menu: 'Colores: {{scheme}}',
    auto: 'Sistema',
    light: 'Claro',
    dark: 'Oscuro',
  },
  language: 'Idioma: {{language}}',
  languageNotLoaded: 'No se ha podido cargar el idioma',
};
