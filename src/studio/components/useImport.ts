import { useStore } from 'zustand';
import { importStore, type ImportState } from '../../client/importSession';

/** The state of the import in progress, or the result of the last one. */
export const useImport = (): ImportState => useStore(importStore);
