import type { Translation } from '../../catalogue';
import type { importing as en } from '../../en/messages/importing';

export const importing: Translation<typeof en> = {
  file: {
    empty: 'El archivo está vacío (cero bytes).',
    tooManyBytes:
      'El archivo tiene {{megabytes, number}} MB; se importan imágenes de hasta {{most, number}} MB.',
    unreadable:
      'El archivo no se puede leer: se movió o cambió, o el navegador no tiene permiso para abrirlo.',
    header: 'La imagen está dañada: su cabecera está incompleta.',
    cutOff: 'La imagen está cortada: falta el final del archivo. Cópiala o descárgala de nuevo.',
    undecodable: 'La imagen está dañada: no se puede decodificar.',
    tooSmall:
      'La imagen tiene {{width, number}} × {{height, number}} píxeles; cada lado necesita al menos {{least, number}}.',
    tooManyPixels:
      'La imagen tiene {{width, number}} × {{height, number}} píxeles, demasiados para decodificarla sin riesgo (como máximo {{most, number}} millones). Redúcela e impórtala de nuevo.',
    decoderEnded:
      'El archivo no se pudo leer: el navegador se quedó sin memoria o falló al decodificarlo. Redúcelo e impórtalo de nuevo.',
  },
  foreign: {
    heic: 'El archivo es una imagen HEIC (como las de los iPhone), que los navegadores no pueden decodificar. Guárdala como JPEG o PNG e impórtala de nuevo. Un iPhone guarda las fotos en JPEG cuando Ajustes › Cámara › Formatos está en «El más compatible».',
    tiff: 'El archivo es una imagen TIFF o RAW de una cámara, que los navegadores no pueden decodificar. Guárdala como JPEG o PNG e impórtala de nuevo.',
    psd: 'El archivo es de Photoshop (PSD), que los navegadores no pueden decodificar. Guárdalo como JPEG o PNG e impórtalo de nuevo.',
    jpegXl:
      'El archivo es una imagen JPEG XL, que los navegadores no pueden decodificar. Guárdala como JPEG o PNG e impórtala de nuevo.',
    jpeg2000:
      'El archivo es una imagen JPEG 2000, que los navegadores no pueden decodificar. Guárdala como JPEG o PNG e impórtala de nuevo.',
    svg: 'El archivo es un dibujo SVG: formas, no píxeles. Expórtalo como PNG para poder usarlo.',
    recipe:
      'El archivo es una configuración (recipe), no una imagen. Ábrela en la página Entrenar, con «Abrir configuración».',
    weights:
      'El archivo contiene pesos de Keras (.h5), no una imagen. Elígelo en la página Entrenar, en los pesos de MobileNetV2.',
    json: 'El archivo contiene datos (JSON), no una imagen.',
    zip: 'El archivo es un zip o un documento de Office, no una imagen. Descomprímelo e importa su carpeta.',
    unknown: 'El archivo no es una imagen.',
  },
  zip: {
    damaged: 'El zip está dañado o incompleto y no se puede abrir. Créalo de nuevo.',
    encrypted: 'El archivo está protegido con contraseña. Descomprime el zip e importa la carpeta.',
    method:
      'El archivo está comprimido de una forma que los navegadores no saben descomprimir. Descomprime el zip e importa la carpeta.',
    fileDamaged: 'El archivo está dañado dentro del zip y no se puede descomprimir.',
    model: 'El zip contiene un modelo, no imágenes. Los modelos se importan en la página Exportar.',
    tooLarge:
      'El zip ocuparía {{gigabytes, number(minimumFractionDigits: 1; maximumFractionDigits: 1)}} GB o más al descomprimirse, más de {{times, number}} veces su tamaño: ninguna carpeta de imágenes crece tanto. No se ha abierto.',
    tooManyFiles: 'El zip tiene más de {{most, number}} archivos. Divídelo e importa las partes.',
    unsafePath: 'La ruta sale del zip. El archivo no se ha importado.',
    nested: 'Un zip dentro de otro zip no se abre. Descomprímelo e importa su carpeta.',
  },
  duplicate: 'El archivo es un duplicado de {{path}}.',
  inTwoClasses:
    'La misma imagen está en otra clase como {{path}}. Se ha importado una vez, sin etiqueta: ponla en la clase correcta.',
  inTwoClassesKnown:
    'La misma imagen está en otra clase como {{path}}. Ya está en el conjunto de datos y se queda como está.',
  inAnotherClass:
    'La misma imagen ya está en el conjunto de datos, en la clase {{name}} ({{path}}). Se queda ahí.',
  diskFull_one:
    'El almacenamiento del navegador está lleno: este archivo no se ha importado. Lo ya importado se conserva. Libera espacio en el disco e importa los mismos archivos de nuevo; la importación continúa desde aquí.',
  diskFull_other:
    'El almacenamiento del navegador está lleno: más o menos aquí, {{count, number}} archivos no se han importado. Lo ya importado se conserva. Libera espacio en el disco e importa los mismos archivos de nuevo; la importación continúa desde aquí.',
  diskFull_many:
    'El almacenamiento del navegador está lleno: más o menos aquí, {{count, number}} de archivos no se han importado. Lo ya importado se conserva. Libera espacio en el disco e importa los mismos archivos de nuevo; la importación continúa desde aquí.',
  decoderLost:
    'El navegador detuvo un proceso (worker) que decodifica imágenes, probablemente por falta de memoria. Cierra otras pestañas e inténtalo de nuevo.',
  noCanvas: 'El navegador no dio un lienzo en el que dibujar: se quedó sin memoria.',
  noMemoryForPixels:
    'No hay memoria suficiente para las imágenes preparadas, y esta ventana no tiene un sistema de archivos privado para ellas. Abre Mask Studio en una ventana normal, en https:// o en localhost, o elige un tamaño de imagen menor.',
  noTruePixels:
    'Este navegador cambia los píxeles que se leen, como protección contra la identificación del navegador (fingerprinting), así que no se pueden importar ni clasificar imágenes. Permite que esta página lea datos del lienzo (canvas), o desactiva esa protección para ella, y recarga.',
  noSpaceForPixels:
    'No queda espacio en el disco para las imágenes preparadas. Libera espacio o elige un tamaño de imagen menor.',
};
