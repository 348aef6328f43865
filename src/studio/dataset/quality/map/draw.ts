import { colourWord, dotMask, stamp } from './dots';
import type { MapView, Point } from './view';

/** What a canvas of the map shows. */
export interface Scene {
  points: Float32Array;
  view: MapView;
  /** Index into `colours` of each point. */
  kinds: Uint8Array;
  colours: readonly string[];
  selected: ReadonlySet<number>;
  /** Of the points that are drawn as images; those that are not read yet are dots. */
  thumbnails: ReadonlyMap<number, ImageBitmap>;
  /** The order of drawing, the last on top; undefined: as they come. */
  order: Uint32Array | undefined;
  lasso: readonly Point[];
  ink: string;
}

const DOT = 7;
/** How far the edge of a selected dot reaches beyond it. */
const EDGE = 2;
const THUMBNAIL = 52;

/** The pixels of the last frame: a new buffer for each would be megabytes a frame. */
let frame: ImageData | null = null;

function emptyFrame(width: number, height: number): ImageData {
  if (frame?.width === width && frame.height === height) frame.data.fill(0);
  else frame = new ImageData(width, height);
  return frame;
}

/** Draw the scene; the canvas has `ratio` pixels a CSS pixel. */
export function draw(canvas: HTMLCanvasElement, scene: Scene, ratio: number): void {
  const context = canvas.getContext('2d')!;
  const { points, view, kinds, colours, selected, thumbnails, order, lasso, ink } = scene;
  const { width, height } = canvas;
  const pixels = emptyFrame(width, height);
  const words = new Uint32Array(pixels.data.buffer);
  const [mask, edged] = [dotMask(DOT * ratio), dotMask((DOT + 2 * EDGE) * ratio)];
  const colourWords = colours.map(colourWord);
  const inkWord = colourWord(ink);
  const placeOf = (i: number) => ({
    x: (points[2 * i]! * view.scale + view.x) * ratio,
    y: (points[2 * i + 1]! * view.scale + view.y) * ratio,
  });
  for (let n = 0; n < kinds.length; n++) {
    const i = order ? order[n]! : n;
    const colour = colourWords[kinds[i]!];
    if (colour === undefined || thumbnails.has(i)) continue; // It is gone, or drawn as an image.
    const { x, y } = placeOf(i);
    if (selected.has(i)) stamp(words, width, edged, x, y, inkWord);
    stamp(words, width, mask, x, y, colour);
  }
  context.putImageData(pixels, 0, 0);
  for (const [i, image] of thumbnails) {
    const colour = colours[kinds[i]!];
    if (colour === undefined) continue;
    const { x, y } = placeOf(i);
    const side = THUMBNAIL * ratio;
    const edge = (selected.has(i) ? 4 : 2) * ratio;
    context.fillStyle = selected.has(i) ? ink : colour;
    context.fillRect(x - side / 2 - edge, y - side / 2 - edge, side + 2 * edge, side + 2 * edge);
    context.drawImage(image, x - side / 2, y - side / 2, side, side);
  }
  drawLasso(context, lasso, ink, ratio);
}

function drawLasso(
  context: CanvasRenderingContext2D,
  lasso: readonly Point[],
  ink: string,
  ratio: number,
): void {
  if (lasso.length < 2) return;
  context.beginPath();
  for (const { x, y } of lasso) context.lineTo(x * ratio, y * ratio);
  context.closePath();
  context.lineWidth = 1.5 * ratio;
  context.setLineDash([5 * ratio, 4 * ratio]);
  context.strokeStyle = ink;
  context.stroke();
  context.setLineDash([]);
}
