/** Good files of every kind that the studio opens, and seeded damaged ones made of them. */
import { Buffer } from 'node:buffer';
import { deriveSeed, randomFrom } from '../../src/domain/random';
import { damaged, edited } from './damage';
import { image, zipOf } from './images';
import { zipWithMember } from './zipMember';

/** How a file enters the studio. */
export type Way =
  | 'image'
  | 'zip'
  | 'zip member'
  | 'model zip'
  | 'keras'
  | 'h5'
  | 'model.json'
  | 'split.csv'
  | 'groups CSV'
  | 'project'
  | 'recipe'
  | 'weights';

/** Of a hundred files, so many of each. */
const SHARES: Record<Way, number> = {
  ...{ image: 36, zip: 6, 'zip member': 4, 'model zip': 8, keras: 8, h5: 8, 'model.json': 8 },
  ...{ 'split.csv': 4, 'groups CSV': 4, project: 4, recipe: 6, weights: 4 },
};

export interface FuzzFile {
  number: number;
  way: Way;
  name: string;
  bytes: Buffer;
  /** Chosen with it. */
  beside: { name: string; bytes: Buffer }[];
  /** It is not damaged: it must be accepted. */
  isWhole: boolean;
  /** Of a zip member: the one that is damaged. All others must be accepted. */
  member?: string;
}

/** What whole files are made of: an exported model's files by path, and a project file. */
export interface Material {
  model: Map<string, Buffer>;
  /** Pretrained weights: the model's description and its one file of values. */
  weights: { json: Buffer; shard: Buffer };
  project: Buffer;
  recipe: string;
}

/** A table of groups: some paths hold a comma, and so are quoted. */
export const GROUPS = Array.from({ length: 40 }, (_, n) => ({
  path: n % 5 === 0 ? `bar/with, comma ${n}.jpg` : `disc/${n}.jpg`,
  group: `person ${n % 7}`,
}));

const groupsTable = (): Buffer =>
  Buffer.from(
    GROUPS.map(({ path, group }) => `${path.includes(',') ? `"${path}"` : path},${group}`).join(
      '\n',
    ),
  );

/** A model's zip with these files of it; one of them, named `change`, as `by` makes it. */
const modelZip = (
  model: Material['model'],
  names: RegExp,
  change: RegExp,
  by: (b: Buffer) => Buffer,
) =>
  zipOf(
    [...model].flatMap(([path, bytes]): [string, Buffer][] =>
      names.test(path) ? [[path, change.test(path) ? by(bytes) : bytes]] : [],
    ),
  );

const TFJS = /^(model\.json|.*\.bin|metadata\.json|test-predictions\.json)$/;
const wayOf = (place: number): Way => {
  let at = place % 100;
  return (Object.keys(SHARES) as Way[]).find((way) => (at -= SHARES[way]) < 0)!;
};

/** The same, as a zip or as loose files, of which the first is the damaged one. */
async function modelFiles(
  model: Material['model'],
  {
    names,
    change,
    by,
    isLoose,
  }: { names: RegExp; change: RegExp; by: (b: Buffer) => Buffer; isLoose: boolean },
): Promise<{ name: string; bytes: Buffer }[]> {
  if (!isLoose) return [{ name: 'model.zip', bytes: await modelZip(model, names, change, by) }];
  const files = [...model].flatMap(([name, bytes]) =>
    names.test(name) ? [{ name, bytes: change.test(name) ? by(bytes) : bytes }] : [],
  );
  return files.sort((a, b) => Number(change.test(b.name)) - Number(change.test(a.name)));
}

/** The `number`-th file of a seed. Every fourth is whole. */
export async function fuzzFile(
  material: Material,
  seed: number,
  number: number,
): Promise<FuzzFile> {
  const random = randomFrom(deriveSeed(seed, 'file', number));
  const isWhole = random() < 0.25;
  // 37 has no factor in common with 100: all ways come early.
  const way = wayOf(number * 37);
  const same = (bytes: Buffer) => bytes;
  const spoil = isWhole ? same : (bytes: Buffer) => damaged(bytes, random);
  const edit = isWhole ? same : (bytes: Buffer) => edited(bytes, random);
  const { model } = material;
  const file = (name: string, bytes: Buffer): FuzzFile => ({
    ...{ number, way, name, bytes, isWhole },
    beside: [],
  });
  /** Loose files as often as a zip. */
  const ofModel = async (names: RegExp, change: RegExp, by: (b: Buffer) => Buffer) => {
    const isLoose = random() < 0.5;
    const [first, ...beside] = await modelFiles(model, { names, change, by, isLoose });
    return { ...file(first!.name, first!.bytes), beside };
  };
  switch (way) {
    case 'image': {
      const [name, bytes] = await image(number, random);
      return file(name, spoil(bytes));
    }
    case 'zip': {
      const images = [await image(number, random), await image(100_000 + number, random)];
      return file(`${number}.zip`, spoil(await zipOf(images)));
    }
    case 'zip member':
      return {
        ...file(`${number}.zip`, Buffer.alloc(0)),
        ...(await zipWithMember(number, random, isWhole)),
      };
    case 'model zip':
      return file(`${number}.zip`, spoil(await modelZip(model, TFJS, /^$/, same)));
    case 'model.json':
      return await ofModel(TFJS, /^model\.json$/, edit);
    case 'keras':
      return await ofModel(/^(model\.keras|metadata\.json)$/, /keras$/, spoil);
    case 'h5':
      return await ofModel(/^(model\.h5|metadata\.json)$/, /h5$/, spoil);
    case 'split.csv':
      return await ofModel(/^(model\.h5|metadata\.json|split\.csv)$/, /csv$/, edit);
    case 'groups CSV':
      return file(`${number}.csv`, edit(groupsTable()));
    case 'project':
      return file(`${number}.zip`, spoil(material.project));
    case 'weights': {
      const { json, shard } = material.weights;
      const part = Math.floor(random() * 3);
      // Keras's own weights are not in the package: this file is never the one that is asked for.
      if (part === 2)
        return { ...file('weights.h5', spoil(model.get('model.h5')!)), isWhole: false };
      const beside = [{ name: 'group1-shard1of1', bytes: part === 1 ? spoil(shard) : shard }];
      return { ...file('model.json', part === 0 ? edit(json) : json), beside };
    }
    case 'recipe':
      return file(`${number}.json`, edit(Buffer.from(material.recipe)));
  }
}
