import type { Translation } from '../../catalogue';
import type { exporting as en } from '../../en/messages/exporting';

export const exporting: Translation<typeof en> = {
  notWritten: 'No se puede escribir {{title}}. {{reason}}',
};
