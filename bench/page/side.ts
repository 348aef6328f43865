/** What a worker of either side offers the benchmark page, through comlink. */
export interface Side {
  /** Set up everything that a round needs and warm it up once; gives facts for the report. */
  prepare(name: string, setting: Setting): Promise<Record<string, string | number>>;
  /** Do the prepared work once; gives its milliseconds, results read back to the CPU. */
  round(): Promise<number>;
}

/** What both sides of a comparison are given. */
export interface Setting {
  backend: string;
  /** Where the pictures are: uint8 RGB squares one after another, and a label byte each. */
  pixels: string;
  labels: string;
  size: number;
  batchSize: number;
  /** How many pictures of the file to use. */
  count: number;
}

export interface Pictures {
  pixels: Uint8Array;
  labels: Uint8Array;
}

/** Fetch the first `count` pictures of a setting. */
export async function fetchPictures({ pixels, labels, size, count }: Setting): Promise<Pictures> {
  const [p, l] = await Promise.all([fetch(pixels), fetch(labels)]);
  return {
    pixels: new Uint8Array(await p.arrayBuffer()).subarray(0, count * size * size * 3),
    labels: new Uint8Array(await l.arrayBuffer()).subarray(0, count),
  };
}
