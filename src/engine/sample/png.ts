/** The chunks of an opaque PNG that are its picture. */
const PICTURE = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
const SIGNATURE = 8;
/** A chunk's length, name and checksum, which are around its data. */
const FRAME = 12;

/**
 * A PNG as the browser wrote it, without what is not its picture: Firefox adds a chunk of random
 * bytes to what it encodes from a canvas, and so an image's hash would differ in every session.
 *
 * @param png a whole PNG without transparency.
 */
export function pictureOnly(png: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const kept = [png.subarray(0, SIGNATURE)];
  for (let at = SIGNATURE; at + FRAME <= png.length;) {
    const end = at + FRAME + view.getUint32(at);
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (PICTURE.has(name)) kept.push(png.subarray(at, end));
    at = end;
  }
  return kept;
}
