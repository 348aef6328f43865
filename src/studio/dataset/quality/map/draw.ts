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
  lasso: readonly Point[];
  ink: string;
}

const DOT = 7;
const THUMBNAIL = 52;

/** A dot drawn once for each colour: to copy it is several times as fast as a path. */
function dot(colour: string, edge: string | null, ratio: number): HTMLCanvasElement {
  const sprite = document.createElement('canvas');
  const size = (DOT + (edge ? 4 : 0)) * ratio;
  sprite.width = sprite.height = Math.ceil(size);
  const context = sprite.getContext('2d')!;
  context.beginPath();
  context.arc(size / 2, size / 2, size / 2 - (edge ? ratio : 0), 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  if (edge) {
    context.lineWidth = 2 * ratio;
    context.strokeStyle = edge;
    context.stroke();
  }
  return sprite;
}

/** Draw the scene; the canvas has `ratio` pixels a CSS pixel. */
export function draw(canvas: HTMLCanvasElement, scene: Scene, ratio: number): void {
  const context = canvas.getContext('2d')!;
  const { points, view, kinds, colours, selected, thumbnails, lasso, ink } = scene;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const plain = colours.map((colour) => dot(colour, null, ratio));
  const chosen = colours.map((colour) => dot(colour, ink, ratio));
  for (let i = 0; i < kinds.length; i++) {
    const x = (points[2 * i]! * view.scale + view.x) * ratio;
    const y = (points[2 * i + 1]! * view.scale + view.y) * ratio;
    if (x < -99 || y < -99 || x > canvas.width + 99 || y > canvas.height + 99) continue;
    const sprite = (selected.has(i) ? chosen : plain)[kinds[i]!];
    if (!sprite) continue; // The image is gone.
    const image = thumbnails.get(i);
    if (!image) {
      context.drawImage(sprite, x - sprite.width / 2, y - sprite.height / 2);
      continue;
    }
    const side = THUMBNAIL * ratio;
    const edge = (selected.has(i) ? 4 : 2) * ratio;
    context.fillStyle = selected.has(i) ? ink : colours[kinds[i]!]!;
    context.fillRect(x - side / 2 - edge, y - side / 2 - edge, side + 2 * edge, side + 2 * edge);
    context.drawImage(image, x - side / 2, y - side / 2, side, side);
  }
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
