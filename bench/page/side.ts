/** What a worker of either side offers the benchmark page, through comlink. */
export interface Side {
  /** Set up everything that a round needs and warm it up once; gives facts for the report. */
  prepare(name: string, setting: Setting): Promise<Record<string, string | number>>;
  /** Do the prepared work of that name once; gives its milliseconds, results read back to the CPU. */
  round(name: string): Promise<number>;
}

/** What both sides of a comparison are given. */
export interface Setting {
  backend: string;
  /** Where the images are: uint8 RGB tensors (squares) one after another, and a label byte each. */
  pixels: string;
  labels: string;
  size: number;
  batchSize: number;
  /** How many images of the file to use. */
  count: number;
}

export interface Images {
  pixels: Uint8Array;
  labels: Uint8Array;
}

/** Training a head on the first `count` images; the next `heldOut` evaluate it afterwards. */
export interface TransferSetting extends Setting {
  heldOut: number;
}

export interface TransferResult {
  /** Pixels to trained head, without the evaluation. */
  milliseconds: number;
  /** Of the held-out images, which neither side has seen. */
  accuracy: number;
  backend: string;
}

/** What Teachable Machine's site trains with, on both sides. */
export const HEAD = { denseUnits: 100, epochs: 50, learningRate: 0.001, batchSize: 16 };

declare global {
  interface Window {
    /** In either side's page of the transfer benchmark. */
    trainHead: (setting: TransferSetting) => Promise<TransferResult>;
  }
}

/** Fetch the first `count` images of a setting, and `more` after them. */
export async function fetchImages(setting: Setting, more = 0): Promise<Images> {
  const { pixels, labels, size } = setting;
  const count = setting.count + more;
  const [p, l] = await Promise.all([fetch(pixels), fetch(labels)]);
  return {
    pixels: new Uint8Array(await p.arrayBuffer()).subarray(0, count * size * size * 3),
    labels: new Uint8Array(await l.arrayBuffer()).subarray(0, count),
  };
}
