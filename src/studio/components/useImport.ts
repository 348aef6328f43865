import { importStore, type ImportState } from '../../client/importSession';
import { useSlicedStore } from './useSlicedStore';

/** The state of the import in progress, or the result of the last one. */
export const useImport = (): ImportState => useSlicedStore(importStore, (state) => state);
