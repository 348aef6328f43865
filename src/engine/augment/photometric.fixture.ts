import { noPhotometric, type Photometric } from '../../domain/recipe/photometric';

/** Every range switched on. */
export const allPhotometric = Object.fromEntries(
  Object.entries(noPhotometric).map(([name, range]) => [name, { ...range, enabled: true }]),
) as Photometric;
