/** Which graphics devices this browser has, software ones included. */
import { findWebgl, isSoftware, requestAdapter } from '../../src/engine/backend/devices';
import type { Adapters } from './types';

export async function findAdapters(): Promise<Adapters> {
  const device = findWebgl();
  const adapter = await requestAdapter();
  const { vendor, architecture, description, isFallbackAdapter } = adapter?.info ?? {};
  const name = [vendor, architecture, description].filter(Boolean).join(' ');
  const webgpu = adapter ? name || 'unnamed adapter' : null;
  const drawn = isFallbackAdapter === true || isSoftware(webgpu ?? '');
  return {
    webgl: device?.renderer ?? null,
    webgpu,
    software: !device?.hardware || !webgpu || drawn,
  };
}
