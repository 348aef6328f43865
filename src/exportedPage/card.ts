import { isBinary, POSITIVE_CLASS } from '../domain/task';
import type { PageModel } from '../engine/exporting/page/pageModel';
import type { Result } from './classifier';
import { element } from './element';
import type { AttributionMap } from './gradCam';

export const percent = (score: number): string => `${(score * 100).toFixed(1)}%`;

/** RGB bytes, [size, size, 3], on a canvas of that size. */
function paintPixels(canvas: HTMLCanvasElement, pixels: Uint8Array, size: number): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(size, size);
  for (let i = 0; i < size * size; i++) {
    image.data.set([pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
}

/** As the studio's GradCamOverlay: yellow for low values, red for high ones, nothing for 0. */
function paintMap(canvas: HTMLCanvasElement, map: AttributionMap | null): void {
  canvas.hidden = !map;
  if (!map) return;
  const { width, height, values } = map;
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(width, height);
  values.forEach((value, i) => image.data.set([255, 220 * (1 - value), 0, 190 * value], 4 * i));
  context.putImageData(image, 0, 0);
}

/** One class's name, score and bar. */
function scoreRow({ classes, threshold }: PageModel, index: number) {
  const name = classes[index]!;
  const text = element('span', '');
  const value = element('div', 'value');
  const bar = element('div', 'bar', { role: 'meter', ariaLabel: `Score of ${name}` }, [value]);
  if (isBinary(classes.length) && index === POSITIVE_CLASS) {
    const mark = element('div', 'threshold', { title: `Decision threshold ${threshold}` });
    mark.style.left = `calc(${threshold * 100}% - 1px)`;
    bar.append(mark);
  }
  Object.assign(bar, { ariaValueMin: '0', ariaValueMax: '100' });
  const label = element('span', '', { textContent: name });
  const row = element('li', '', {}, [element('div', 'name', {}, [label, text]), bar]);
  const show = (score: number, chosen: boolean) => {
    row.className = chosen ? 'chosen' : '';
    text.textContent = percent(score);
    value.style.width = `${score * 100}%`;
    bar.ariaValueNow = (score * 100).toFixed(1);
    bar.ariaValueText = percent(score);
  };
  return { row, show };
}

/** The answer in words, and what it rests on. */
export function answerOf(
  { classes, minConfidence = 0 }: PageModel,
  { scores, predicted, sure }: Pick<Result, 'scores' | 'predicted' | 'sure'>,
): { answer: string; why: string } {
  const [name, score] = [classes[predicted]!, percent(scores[predicted]!)];
  return sure
    ? { answer: name, why: score }
    : {
        answer: 'Not sure',
        why: `${name} ${score}, less than the minimum confidence of ${percent(minConfidence)}`,
      };
}

export interface Card {
  article: HTMLElement;
  /** Shows what the model answers for these pixels. */
  show(result: Result, pixels: Uint8Array): void;
}

/** An image, or the camera's video, beside what the model answers for it. */
export function makeCard(model: PageModel, title: string, image: HTMLElement): Card {
  const { classes, inputSize } = model;
  image.classList.add('image');
  const map = element('canvas', 'map', { hidden: true, ariaHidden: 'true' });
  const predicted = element('p', 'predicted');
  const rows = classes.map((_, index) => scoreRow(model, index));
  const seen = element('canvas', '', {
    ...{ width: inputSize, height: inputSize },
    ...{ role: 'img', ariaLabel: 'The image as the model sees it' },
  });
  const facts = element('p', 'quiet');
  const article = element('article', '', { ariaLabel: title }, [
    element('div', 'picture', {}, [image, map]),
    element('div', 'answer', {}, [
      element('h2', '', { textContent: title }),
      predicted,
      element(
        'ul',
        'scores',
        {},
        rows.map(({ row }) => row),
      ),
      element('div', 'seen', {}, [seen, facts]),
    ]),
  ]);
  return {
    article,
    show(result, pixels) {
      const { scores, milliseconds } = result;
      const { answer, why } = answerOf(model, result);
      predicted.replaceChildren(`${answer} `, element('span', '', { textContent: why }));
      rows.forEach(({ show }, i) => show(scores[i]!, result.sure && i === result.predicted));
      paintMap(map, result.map);
      paintPixels(seen, pixels, inputSize);
      facts.textContent = `What the model sees: ${inputSize} × ${inputSize} px. It took ${milliseconds.toFixed(0)}\u00a0ms.`;
      // For programs that read the page.
      article.dataset['scores'] = JSON.stringify(scores);
    },
  };
}

/** A file that could not be classified, and why. */
export const failedCard = (title: string, message: string): HTMLElement =>
  element('article', 'failed', { ariaLabel: title }, [
    element('h2', '', { textContent: title }),
    element('p', 'problem', { textContent: message }),
  ]);
