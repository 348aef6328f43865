import { getSetting, setSetting } from '../../storage/settings';
import type { ProbeStore } from '../backend/probe';

/** The measured choice of backend, in storage. */
export const storedProbe: ProbeStore = {
  get: () => getSetting('probe'),
  set: (record) => setSetting('probe', record),
};
