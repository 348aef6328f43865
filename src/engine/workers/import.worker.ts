/** The worker entry point of the import. */
import { regroupDataset, resplitDataset } from './datasetSplit';
import { relabelImport } from './relabelImport';
import { eventSource } from './eventSource';
import { importStore } from './importStore';
import { expose } from '../../messaging/expose';
import { importListed } from '../importing/importer';
import { listCandidates, type Listing } from '../importing/listing';
import { DecodePool } from '../pixels/decodePool';
import type { ImportApi, ImportEvent, IncomingFile } from '../protocol/importing';
import { errorText } from '../../texts/message';
import { samplePeople } from '../sample/people';

/** Of the current import, from its first batch of files on: the user may cancel before all files have arrived. */
let cancellation = new AbortController();

/** Milliseconds for which decode workers wait for another import: starting them takes as long as decoding 200 images. */
const POOL_IDLE_MS = 60_000;

let pool: DecodePool | null = null;
let closing: ReturnType<typeof setTimeout> | undefined;

/** The decode workers, started if there are none. Callers call `releaseDecodePool` when finished. */
function acquireDecodePool(): DecodePool {
  clearTimeout(closing);
  return (pool ??= new DecodePool());
}

function terminateDecodePool(): void {
  pool?.close();
  pool = null;
}

function releaseDecodePool(): void {
  closing = setTimeout(terminateDecodePool, POOL_IDLE_MS);
}

/** Milliseconds between two counts for the page. */
const COUNTED_MS = 200;

/** How many files are found, a few times a second until all are. */
async function* counted(
  listing: Promise<Listing>,
  found: () => number,
): AsyncGenerator<ImportEvent, void> {
  const isListed = listing.then(() => true);
  const later = () => new Promise<false>((resolve) => setTimeout(resolve, COUNTED_MS, false));
  while (!(await Promise.race([isListed, later()]))) yield { kind: 'listing', found: found() };
}

async function* run(
  listing: Promise<Listing>,
  found: () => number = () => 0,
): AsyncGenerator<ImportEvent, void> {
  try {
    yield* counted(listing, found);
    yield* importListed(listing, importStore, acquireDecodePool(), cancellation.signal);
  } catch (error) {
    terminateDecodePool(); // The failure may be that of a decode worker.
    yield { kind: 'failed', message: errorText(error) };
  } finally {
    releaseDecodePool();
  }
}

let handedOver: IncomingFile[] = [];

const api: ImportApi = {
  async addFiles(files) {
    if (handedOver.length === 0) cancellation = new AbortController();
    handedOver.push(...files);
    acquireDecodePool(); // They start while the remaining files are being sent.
  },
  async importFiles() {
    const files = handedOver;
    handedOver = [];
    let found = 0;
    const listing = listCandidates(files, cancellation.signal, (count) => (found = count));
    return eventSource(run(listing, () => found));
  },
  async importSample(people) {
    cancellation = new AbortController();
    const candidates = samplePeople(people);
    return eventSource(run(Promise.resolve({ candidates, rejections: [], folderLabels: [] })));
  },
  async cancel() {
    cancellation.abort();
  },
  async regroup() {
    await regroupDataset();
  },
  resplit: resplitDataset,
  relabelImport,
};

expose(api);
