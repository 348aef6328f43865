import { openInFiles } from './fileStore';
import type { KeptFeatures, KeptFeaturesRequest } from './keptFeatures';
import { openInMemory } from './memoryStore';

/**
 * Opens kept features, in the order of the keys; the caller closes them. They are kept in files
 * of the origin's private file system; where there is none, in this worker's memory. Never fails:
 * what cannot be opened or written is not kept.
 */
export const openKeptFeatures = async (request: KeptFeaturesRequest): Promise<KeptFeatures[]> =>
  (await openInFiles(request)) ?? openInMemory(request);
