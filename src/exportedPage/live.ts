import type { PageModel } from '../engine/exporting/page/pageModel';
import { Camera } from './camera';
import { answerOf, makeCard } from './card';
import type { Classifier, Result } from './classifier';
import { byId } from './element';
import { readFrame } from './picture';

/** A screen reader is told of another class, but not more often than this, in milliseconds. */
const ANNOUNCE_EVERY = 3000;

/** The camera, its buttons, and what the model answers for it, frame by frame. */
export class LiveView {
  private readonly button = byId('camera');
  private readonly switching = byId('switch');
  private readonly view = byId('live');
  private readonly camera: Camera;
  private announced = { answer: '', at: -Infinity };

  constructor(
    private readonly model: PageModel,
    private readonly classifier: Promise<Classifier>,
    private readonly explained: () => boolean,
    private readonly report: (message: string) => void,
  ) {
    this.camera = new Camera((message) => {
      this.hide();
      report(message);
    });
    this.button.addEventListener('click', () => {
      if (!this.view.hasChildNodes()) return void this.begin(() => this.camera.start());
      this.camera.stop();
      this.hide();
    });
    this.switching.addEventListener('click', () => void this.begin(() => this.camera.switch()));
  }

  private hide(): void {
    this.view.replaceChildren();
    this.announced = { answer: '', at: -Infinity };
    byId('status').textContent = '';
    this.button.textContent = 'Use the camera';
    this.switching.hidden = true;
  }

  private async begin(start: () => Promise<boolean>): Promise<void> {
    this.report('');
    const card = makeCard(this.model, 'Camera', this.camera.video);
    this.view.replaceChildren(card.article);
    this.button.textContent = 'Stop the camera';
    try {
      if (!(await start())) return;
      card.article.toggleAttribute('data-mirrored', this.camera.mirrored);
      this.switching.hidden = !(await this.camera.canSwitch());
      const classifier = await this.classifier;
      const next = () => {
        // The card of a camera that was stopped or switched is gone.
        if (!card.article.isConnected) return;
        if (this.camera.video.videoWidth > 0) {
          const pixels = readFrame(this.camera.video, this.model.inputSize);
          const result = classifier.classify(pixels, this.explained());
          card.show(result, pixels);
          this.announce(result);
        }
        requestAnimationFrame(next);
      };
      next();
    } catch (error) {
      this.hide();
      this.report(error instanceof Error ? error.message : String(error));
    }
  }

  private announce(result: Result): void {
    const now = performance.now();
    const { answer } = answerOf(this.model, result);
    if (answer === this.announced.answer || now < this.announced.at + ANNOUNCE_EVERY) return;
    this.announced = { answer, at: now };
    byId('status').textContent = `Camera: ${answer}`;
  }
}
