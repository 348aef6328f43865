/**
 * Runs `work` for the newest request only: while one is under way the next waits,
 * and each newer request takes its place. Results arrive in order; after `dispose`
 * nothing is reported.
 */
export function latestOnly<Request, Result>(
  work: (request: Request) => Promise<Result>,
  onResult: (result: Result) => void,
  onError: (error: unknown) => void,
): { request: (request: Request) => void; dispose: () => void } {
  let waiting: { request: Request } | null = null;
  let working = false;
  let disposed = false;

  async function run(): Promise<void> {
    working = true;
    while (waiting && !disposed) {
      const { request } = waiting;
      waiting = null;
      try {
        const result = await work(request);
        if (!disposed) onResult(result);
      } catch (error) {
        if (!disposed) onError(error);
      }
    }
    working = false;
  }

  return {
    request(request) {
      waiting = { request };
      if (!working) void run();
    },
    dispose() {
      disposed = true;
    },
  };
}
