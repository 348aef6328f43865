/** Each kind of worker that the page has, with calls to it. The threads that a worker has itself: vanishing.spec.ts. */
/** One of the page's workers, and calls to it that will wait. */
export interface Begun {
  client: { end(): void; readonly pending: number };
  calls: (() => Promise<unknown>)[];
}

interface Kind {
  kind: string;
  script: string;
  /** Runs in the page. */
  begin: () => Promise<Begun>;
}

export const KINDS: Kind[] = [
  {
    kind: 'import',
    script: 'import.worker',
    begin: async () => {
      const client = window.studio.workers.importWorker;
      const events = await client.stream((api) => api.importSample(2));
      return { client, calls: [() => client.api.regroup(), () => events.next()] };
    },
  },
  {
    kind: 'training',
    script: 'training.worker',
    begin: async () => {
      const client = window.studio.workers.trainingWorker;
      const events = await client.stream((api) => api.train('none', 'wasm'));
      return { client, calls: [() => client.api.warmUp(), () => events.next()] };
    },
  },
  {
    kind: 'inference',
    script: 'inference.worker',
    begin: async () => {
      const client = window.studio.workers.inferenceWorker;
      await client.api.formatIds();
      return {
        client,
        calls: [() => window.studio.imageFeatures([]), () => client.api.chooseBackend('wasm')],
      };
    },
  },
  {
    kind: 'exporting',
    script: 'inference.worker',
    begin: async () => {
      const client = window.studio.workers.inferenceWorker;
      await client.api.formatIds();
      const model = { kind: 'run', runId: 'none' } as const;
      return {
        client,
        calls: [
          () => client.api.exportModel(model, ['tfjs']),
          () => window.studio.prepareExport(model, ['all']),
        ],
      };
    },
  },
  {
    kind: 'quality',
    script: 'quality.worker',
    begin: async () => {
      const client = window.studio.workers.qualityWorker;
      await client.api.hasFeatures([]);
      return {
        client,
        calls: [() => client.api.hasFeatures([]), () => client.api.nearestOfClasses('', [], 1)],
      };
    },
  },
  {
    kind: 'project',
    script: 'project.worker',
    begin: async () => {
      const client = window.studio.workers.projectWorker;
      await client.api.areProjects([]);
      return {
        client,
        calls: [() => client.api.areProjects([]), () => window.studio.saveProject()],
      };
    },
  },
  {
    kind: 'download',
    script: 'download.worker',
    begin: async () => {
      const client = window.studio.workers.downloadWorker();
      // Functions are sent by comlink only, and no progress is heard here.
      const unheard = null as never;
      // It answers that this is no address.
      await client.call((api) => api.download('', unheard)).catch(() => undefined);
      const { href } = location;
      return {
        client,
        calls: [
          () => client.call((api) => api.download(href, unheard)),
          () => client.call((api) => api.downloadProject(href, unheard)),
        ],
      };
    },
  },
];

/** In a worker: whether the thread that started it waits for the lock that it holds for life. */
export const isWatched = (): Promise<boolean> =>
  navigator.locks.request('who am I', async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const me = held.find(({ name }) => name === 'who am I')!.clientId;
    const own = held.filter(({ clientId }) => clientId === me).map(({ name }) => name);
    return pending.some(({ name }) => own.includes(name));
  });
