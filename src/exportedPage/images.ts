import type { PageModel } from '../engine/exporting/page/pageModel';
import { failedCard, makeCard, percent, type Card } from './card';
import type { Classifier } from './classifier';
import { byId, element } from './element';
import { readPicture } from './picture';

/** More would fill the memory of a phone. */
export const MAX_IMAGES = 100;

interface Shown {
  card: Card;
  pixels: Uint8Array<ArrayBuffer>;
}

/** The images that were chosen, the latest batch first, each with the model's answer. */
export class ImageList {
  private readonly list = byId('results');
  private readonly status = byId('status');
  private shown: Shown[] = [];
  private count = 0;
  /** Counts clearings: what is still being read then is not shown. */
  private turn = 0;

  constructor(
    private readonly model: PageModel,
    private readonly classifier: Promise<Classifier>,
    private readonly explained: () => boolean,
  ) {}

  /** Gives how many were left out, since the page shows `MAX_IMAGES`. */
  async add(files: File[]): Promise<number> {
    const { turn } = this;
    const taken = files.slice(0, MAX_IMAGES - this.count);
    this.count += taken.length;
    const batch = element('div', 'batch');
    this.list.prepend(batch);
    byId('remove').hidden = this.count === 0;
    for (const [i, file] of taken.entries()) {
      if (taken.length > 1) this.status.textContent = `Image ${i + 1} of ${taken.length}…`;
      const article = await this.read(file);
      if (turn !== this.turn) return 0;
      batch.append(article);
      // So that the page is painted and answers between two images.
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (taken.length > 1) this.status.textContent = `${taken.length} images are classified.`;
    return files.length - taken.length;
  }

  /** Classify the images again, when what is shown of them has changed. */
  async refresh(): Promise<void> {
    const classifier = await this.classifier;
    for (const { card, pixels } of this.shown) {
      card.show(classifier.classify(pixels, this.explained()), pixels);
    }
  }

  clear(): void {
    this.turn++;
    this.shown = [];
    this.count = 0;
    this.list.replaceChildren();
    this.status.textContent = '';
    byId('remove').hidden = true;
  }

  private async read(file: File): Promise<HTMLElement> {
    const classifier = await this.classifier;
    try {
      const { shown, pixels } = await readPicture(file, this.model.inputSize);
      Object.assign(shown, { role: 'img', ariaLabel: `The image ${file.name}` });
      const card = makeCard(this.model, file.name, shown);
      const result = classifier.classify(pixels, this.explained());
      card.show(result, pixels);
      this.shown.push({ card, pixels });
      const score = percent(result.scores[result.predicted]!);
      this.status.textContent = `${file.name}: ${this.model.classes[result.predicted]}, ${score}`;
      return card.article;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.status.textContent = `${file.name} was not classified.`;
      return failedCard(file.name, message);
    }
  }
}
