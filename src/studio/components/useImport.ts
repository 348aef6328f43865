import { useStore } from 'zustand';
import { importStore, type ImportState } from '../../client/importSession';

/** How the import in progress stands, or how the last one went. */
export const useImport = (): ImportState => useStore(importStore);
