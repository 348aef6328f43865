/** The exported page: images and the camera, classified by the model that is in the file. */
import { isBinary, POSITIVE_CLASS } from '../domain/task';
import { percent } from './card';
import { readModel, startClassifier } from './classifier';
import { byId } from './element';
import { ImageList, MAX_IMAGES } from './images';
import { LiveView } from './live';
import './style.css';

const CANNOT_RUN =
  'The model cannot run in this browser. It needs WebAssembly with SIMD: Chrome or Edge 91, ' +
  'Firefox 119, Safari 16.4, or later.';

const model = readModel();

function describe(): void {
  const { name, classes, threshold, tested } = model;
  document.title = name;
  byId('title').textContent = name;
  const rule = isBinary(classes.length)
    ? `Decision threshold ${threshold.toFixed(2)} (positive class: ${classes[POSITIVE_CLASS]}).`
    : 'The predicted class is the one with the highest score.';
  byId('about').textContent = [
    `Classes: ${classes.join(', ')}.`,
    rule,
    ...(tested
      ? [
          `Accuracy ${percent(tested.accuracy)} on ${tested.images} test images, which it was not trained on.`,
        ]
      : []),
  ].join(' ');
}

/** Shows a problem; '' removes the last one. */
function report(message: string): void {
  const problem = byId('problem');
  problem.textContent = message;
  problem.hidden = message === '';
}

function takeImages(images: ImageList): void {
  const add = async (files: Iterable<File>) => {
    const chosen = [...files];
    if (chosen.length === 0) return;
    report('');
    const left = await images.add(chosen);
    if (left > 0) {
      report(
        `The page shows ${MAX_IMAGES} images at a time: ${left} were left out. Remove all, then choose them.`,
      );
    }
  };
  const input = byId<HTMLInputElement>('files');
  input.addEventListener('change', () => {
    void add([...(input.files ?? [])]);
    // So that the same file can be chosen again.
    input.value = '';
  });
  const over = (on: boolean) => document.body.classList.toggle('over', on);
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    over(true);
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) over(false);
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    over(false);
    void add(event.dataTransfer?.files ?? []);
  });
  document.addEventListener('paste', (event) => void add(event.clipboardData?.files ?? []));
  byId('remove').addEventListener('click', () => {
    images.clear();
    report('');
    input.focus();
  });
}

describe();
const classifier = startClassifier(model);
classifier.catch(() => report(CANNOT_RUN));
const explain = byId<HTMLInputElement>('explain');
const explained = () => explain.checked;
const images = new ImageList(model, classifier, explained);
takeImages(images);
new LiveView(model, classifier, explained, report);
explain.addEventListener('change', () => void images.refresh());
