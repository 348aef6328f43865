/** Ids of runs, classes, models: UUIDs of version 4, on plain http too, where `randomUUID` is missing. */

/** @returns `xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx` of random digits */
export function uuidOf(random: Uint8Array): string {
  const bytes = random.slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A new id that no other browser has. */
export const newId = (): string =>
  crypto.randomUUID?.() ?? uuidOf(crypto.getRandomValues(new Uint8Array(16)));
