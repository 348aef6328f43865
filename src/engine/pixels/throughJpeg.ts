/**
 * RGB bytes, [size, size, 3], through this browser's JPEG encoder and back.
 * @param quality 0–100
 */
export async function throughJpeg(
  square: Uint8Array,
  size: number,
  quality: number,
): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const image = context.createImageData(size, size);
  for (let p = 0; p < size * size; p++) {
    image.data.set([square[3 * p]!, square[3 * p + 1]!, square[3 * p + 2]!, 255], 4 * p);
  }
  context.putImageData(image, 0, 0);
  const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 });
  const bitmap = await createImageBitmap(file);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, size, size);
  return Uint8Array.from(
    { length: size * size * 3 },
    (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!,
  );
}
