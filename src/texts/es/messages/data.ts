import type { Translation } from '../../catalogue';
import type { data as en } from '../../en/messages/data';

export const data: Translation<typeof en> = {
  laterVersion:
    'Procede de una versión posterior de Mask Studio ({{format}}). Se ha omitido: {{fields}}.',
  sampleNotDrawn: 'No se ha dibujado la muestra.',
};
