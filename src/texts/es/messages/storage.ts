import type { Translation } from '../../catalogue';
import type { storage as en } from '../../en/messages/storage';

export const storage: Translation<typeof en> = {
  full: 'El navegador no tiene espacio para más. Libera espacio en el disco, o elimina imágenes o ejecuciones, e inténtalo de nuevo.',
  defaultsUsed: '{{problem}} Se usan los valores predeterminados.',
  classNeedsName: 'Una clase necesita un nombre.',
  classExists: 'Ya hay una clase llamada {{name}}.',
  modelNeedsName: 'Un modelo necesita un nombre.',
  runNeedsName: 'Una ejecución necesita un nombre.',
  runEnded:
    '{{name}} ha terminado y se queda como está. Entrena de nuevo para crear otra ejecución con su configuración.',
  runGone: 'Esta ejecución ya no está guardada. Inicia una nueva.',
  runActive: '{{name}} se está entrenando o está en la cola. Detenla antes de eliminarla.',
  runReadable: '{{name}} sí se puede leer. Elimínala en la página Entrenar.',
  oneTabWrites:
    'Mask Studio está abierto en otra pestaña. En una dirección que no es segura (http://), solo una pestaña puede cambiar algo. Usa esa pestaña, o ciérrala e inténtalo de nuevo.',
  otherTabImports: 'Otra pestaña de Mask Studio está añadiendo imágenes. Espera a que termine.',
};
