import { UNLABELLED, type ImageRecord } from '../../../domain/dataset/dataset';
import { readClasses, readImageRecords } from '../../../domain/project/records';
import { nameKey } from '../../../storage/classes';
import { addImages, type NewImage } from '../../../storage/imageChanges';
import { readImages } from '../../../storage/images';
import { matchClasses, type MatchedClass } from '../../../storage/project';
import { message } from '../../../texts/message';
import * as layout from '../../project/layout';
import type { Opening } from './opening';

/** A transaction's fixed cost is shared by so many images, or so many bytes, whichever comes first. */
const BATCH_IMAGES = 128;
const BATCH_BYTES = 16 * 2 ** 20;

type ClassesById = ReadonlyMap<string, MatchedClass>;

async function openClasses(opening: Opening): Promise<ClassesById> {
  if (!opening.paths.includes(layout.CLASSES)) return new Map();
  const classes = readClasses(await opening.zip.json(layout.CLASSES), layout.CLASSES);
  const matched = await matchClasses(classes);
  for (const { there, here, added } of matched) {
    const isSame = nameKey(there.name) === nameKey(here.name);
    opening.count('classes', added ? 'added' : isSame ? 'here' : 'differs', () =>
      message('project.conflict.className', { here: here.name, there: there.name }),
    );
  }
  return new Map(matched.map((each) => [each.there.id, each]));
}

/** The image with the class that it has here; in no split where all are split again afterwards. */
function recordHere(record: ImageRecord, classes: ClassesById, exact: boolean): ImageRecord {
  const classId = classes.get(record.classId)?.here.id ?? UNLABELLED;
  const isSplit = exact && classId !== UNLABELLED;
  return { ...record, classId, split: isSplit ? record.split : 'none' };
}

function compare(opening: Opening, here: ImageRecord, there: ImageRecord, classes: ClassesById) {
  const nameOf = (id: string) =>
    [...classes.values()].find((each) => each.here.id === id)?.here.name ??
    message(id === UNLABELLED ? 'project.unlabelled' : 'project.otherClass');
  const isSame = here.classId === there.classId;
  opening.count('images', isSame ? 'here' : 'differs', () =>
    message('project.conflict.label', {
      path: here.path,
      here: nameOf(here.classId),
      there: nameOf(there.classId),
    }),
  );
}

/** Collects images and stores them some at a time. */
class Batch {
  private waiting: NewImage[] = [];
  private bytes = 0;

  constructor(private readonly opening: Opening) {}

  async add(image: NewImage): Promise<void> {
    this.waiting.push(image);
    this.bytes += image.original.byteLength;
    if (this.waiting.length >= BATCH_IMAGES || this.bytes >= BATCH_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    const images = this.waiting;
    this.waiting = [];
    this.bytes = 0;
    if (images.length === 0) return;
    await addImages(images, this.opening.exact);
    this.opening.added.images += images.length;
    this.opening.items(images.length);
  }
}

/** Classes, and images with their labels; an image that is here stays as it is. */
export async function openDataset(opening: Opening): Promise<void> {
  const { zip, exact, refused } = opening;
  const classes = await openClasses(opening);
  const paths = new Set(opening.paths);
  const batch = new Batch(opening);
  for (const list of opening.paths.filter(layout.isImageRecords)) {
    const records = readImageRecords(await zip.json(list), list);
    const here = await readImages(records.map(({ hash }) => hash));
    for (const [i, there] of records.entries()) {
      const record = recordHere(there, classes, exact);
      const path = layout.imagePath(there);
      const known = here[i];
      const reason = refused.get(path);
      if (known) compare(opening, known, record, classes);
      else if (reason)
        opening.conflict(message('project.conflict.image', { path: there.path, reason }));
      else if (!paths.has(path))
        opening.conflict(message('project.conflict.noImage', { path: there.path }));
      else {
        const original = (await zip.read(path)).buffer;
        const thumbnail = layout.thumbnailPath(there.hash);
        await batch.add({
          record: { ...record, byteLength: original.byteLength },
          original,
          thumbnail: paths.has(thumbnail) ? (await zip.read(thumbnail)).buffer : null,
        });
        continue;
      }
      opening.items(1);
    }
  }
  await batch.flush();
}
