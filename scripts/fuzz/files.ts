/** Good files of every kind that the studio opens, and seeded damaged ones made of them. */
import { Buffer } from 'node:buffer';
import sharp from 'sharp';
import { picture } from '../../e2e/pictures';
import { deriveSeed, randomFrom } from '../../src/domain/random';
import { storedZip } from '../../src/engine/importing/zip.fixture';
import { damaged, edited } from './damage';

/** How a file enters the studio. */
export type Way =
  | 'image'
  | 'zip'
  | 'model zip'
  | 'keras'
  | 'h5'
  | 'model.json'
  | 'csv'
  | 'project'
  | 'recipe'
  | 'weights';

/** Of a hundred files, so many of each. */
const SHARES: Record<Way, number> = {
  ...{ image: 38, zip: 10, 'model zip': 10, keras: 8, h5: 8 },
  ...{ 'model.json': 8, csv: 4, project: 4, recipe: 6, weights: 4 },
};

export interface FuzzFile {
  number: number;
  way: Way;
  name: string;
  bytes: Buffer;
  /** Chosen with it. */
  beside: { name: string; bytes: Buffer } | null;
  /** It is not damaged: it must be accepted. */
  isWhole: boolean;
}

/** What whole files are made of: an exported model's files by path, and a project file. */
export interface Material {
  model: Map<string, Buffer>;
  /** Pretrained weights: the model's description and its one file of values. */
  weights: { json: Buffer; shard: Buffer };
  project: Buffer;
  recipe: string;
}

type Random = () => number;

async function image(seed: number, random: Random): Promise<[name: string, bytes: Buffer]> {
  const plain = sharp(await picture(seed % 2, seed, 64));
  const formats = ['jpeg', 'png', 'webp', 'gif'] as const;
  const format = formats[Math.floor(random() * formats.length)]!;
  return [
    `${['disc', 'bar'][seed % 2]}/${seed}.${format}`,
    await plain.toFormat(format).toBuffer(),
  ];
}

const zipOf = async (files: Iterable<[string, Buffer]>): Promise<Buffer> =>
  Buffer.from(await storedZip(files).arrayBuffer());

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
    beside: null,
  });
  switch (way) {
    case 'image': {
      const [name, bytes] = await image(number, random);
      return file(name, spoil(bytes));
    }
    case 'zip': {
      const images = [await image(number, random), await image(100_000 + number, random)];
      return file(`${number}.zip`, spoil(await zipOf(images)));
    }
    case 'model zip':
      return file(`${number}.zip`, spoil(await modelZip(model, TFJS, /^$/, same)));
    case 'model.json':
      return file(`${number}.zip`, await modelZip(model, TFJS, /^model\.json$/, edit));
    case 'keras':
      return file(
        `${number}.zip`,
        await modelZip(model, /^(model\.keras|metadata\.json)$/, /keras$/, spoil),
      );
    case 'h5':
      return file(
        `${number}.zip`,
        await modelZip(model, /^(model\.h5|metadata\.json)$/, /h5$/, spoil),
      );
    case 'csv':
      return file(
        `${number}.zip`,
        await modelZip(model, /^(model\.h5|metadata\.json|split\.csv)$/, /csv$/, edit),
      );
    case 'project':
      return file(`${number}.zip`, spoil(material.project));
    case 'weights': {
      const [json, shard] =
        random() < 0.5
          ? [edit(material.weights.json), material.weights.shard]
          : [material.weights.json, spoil(material.weights.shard)];
      return { ...file('model.json', json), beside: { name: 'group1-shard1of1', bytes: shard } };
    }
    case 'recipe':
      return file(`${number}.json`, edit(Buffer.from(material.recipe)));
  }
}
