import type { Page } from '@playwright/test';
import { drawPerson } from '../src/engine/sample/drawing';

/** Side of the sample's pictures, in pixels. */
const SIDE = 256;

/**
 * How far the sample's stored pictures are from what the browser makes of the same SVG: the mean over a
 * picture's channels, from 0 to 255, of the picture that is farthest away. Every tenth person, twice.
 */
export function farthestFromSvg(page: Page): Promise<number> {
  const drawings = Array.from({ length: 20 }, (_, i) => i * 10).flatMap((person) =>
    [true, false].map((masked) => ({
      end: `/${masked ? 'with_mask' : 'without_mask'}/person-${String(person + 1).padStart(4, '0')}.png`,
      svg: drawPerson(person, masked, SIDE),
    })),
  );
  return page.evaluate(
    async ({ drawings, side }) => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const pixels = (image: CanvasImageSource) => {
        const canvas = new OffscreenCanvas(side, side).getContext('2d')!;
        canvas.drawImage(image, 0, 0, side, side);
        return canvas.getImageData(0, 0, side, side).data;
      };
      const database = await settled(indexedDB.open('mask-studio'));
      const rows = await settled(database.transaction('images').objectStore('images').getAll());
      let farthest = 0;
      for (const { end, svg } of drawings) {
        const { hash } = rows.find(({ path }) => path.endsWith(end));
        const originals = database.transaction('originals').objectStore('originals');
        const { bytes } = await settled(originals.get(hash));
        const stored = pixels(await createImageBitmap(new Blob([bytes])));
        const image = new Image(side, side);
        image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
        await image.decode();
        const drawn = pixels(image);
        const apart = stored.reduce((sum, value, i) => sum + Math.abs(value - drawn[i]!), 0);
        farthest = Math.max(farthest, apart / stored.length);
      }
      database.close();
      return farthest;
    },
    { drawings, side: SIDE },
  );
}
