import type { Translation } from '../../catalogue';
import type { storage as en } from '../../en/messages/storage';

export const storage: Translation<typeof en> = {
  full: 'El navegador ya no tiene espacio. Libera espacio en el disco, o elimina imágenes o ejecuciones, e inténtalo de nuevo.',
  defaultsUsed: '{{problem}} Se usan los valores predeterminados.',
};
