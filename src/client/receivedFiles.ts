/** Files that come from outside the page: opened with the installed studio, or shared to it. */

/** Where the service worker puts shared files (src/serviceWorker/shared.ts). */
const SHARED = 'mask-studio-shared';

/** What browsers that know file handlers have. */
interface LaunchQueue {
  setConsumer(
    consumer: (launch: { files: readonly FileSystemFileHandle[] }) => Promise<void>,
  ): void;
}

/** The files that were shared, which are then forgotten. */
async function takeShared(): Promise<File[]> {
  const { caches } = globalThis as { caches?: CacheStorage };
  if (!(await caches?.has(SHARED))) return [];
  const cache = await caches!.open(SHARED);
  const files = (await cache.keys()).map(async (request) => {
    const response = (await cache.match(request))!;
    const name = decodeURIComponent(response.headers.get('X-Name')!);
    return new File([await response.blob()], name, {
      type: response.headers.get('Content-Type') ?? '',
    });
  });
  const taken = await Promise.all(files);
  await caches!.delete(SHARED);
  return taken;
}

/** Call once: `take` gets the files that came, and those that come later. */
export function onReceivedFiles(take: (files: File[]) => void): void {
  const { launchQueue } = window as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(async ({ files }) => {
    if (files.length > 0) take(await Promise.all(files.map((handle) => handle.getFile())));
  });
  void takeShared().then(
    (files) => files.length > 0 && take(files),
    () => undefined, // No Cache API in some private windows: nothing was shared either.
  );
}
