import { noPhotometric, type Photometric } from '../../domain/recipe/photometric';

/** Every range switched on. */
export const allPhotometric = Object.fromEntries(
  Object.entries(noPhotometric).map(([name, range]) => [name, { ...range, enabled: true }]),
) as Photometric;

/** The same without JPEG, before which a value near a half may be rounded to another byte. */
export const allButJpeg: Photometric = { ...allPhotometric, jpeg: noPhotometric.jpeg };
