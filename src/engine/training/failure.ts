import type { Failure } from '../../domain/run/run';
import { WorkerError } from '../../messaging/supervisedWorker';
import { errorText, message, StudioError } from '../../texts/message';

/** The loss became infinite or NaN, so training cannot continue. */
export class NonFiniteLoss extends Error {
  constructor() {
    super('The loss is no longer a number.');
    this.name = 'NonFiniteLoss';
  }
}

/** The backend's WebGL context was lost, with everything that was on the GPU. */
export class ContextLost extends Error {
  constructor() {
    super('The graphics context was lost.');
    this.name = 'ContextLost';
  }
}

/** An error with a failure's code, thrown where the reason is known. */
export class TrainingError extends StudioError {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'TrainingError';
  }
}

// Messages of exhausted memory: tfjs reports a shader or texture that could not be
// created, WASM and V8 an allocation that failed.
const MEMORY =
  /failed to (compile|link)|out of memory|allocation failed|memory access out of bounds|unable to create webgltexture|requested texture size|invalid typed array length|out_of_memory|could not allocate/i;

const STORAGE_FULL = /quotaexceeded|quota has been exceeded|disk is full|no space left/i;

/** Other known reasons, by what browsers and tfjs say. */
const KNOWN = [
  [/cannot run on this graphics device/i, 'training.failure.device'],
  [
    /wasm (kernel|helper)|webassembly|kernels (could not be loaded|were not started)/i,
    'training.failure.wasm',
  ],
  [
    /failed to fetch|load failed|networkerror|imported module|importing a module/i,
    'training.failure.loading',
  ],
  [
    /databaseclosed|indexed ?db|invalidstateerror|unknownerror|notreadableerror/i,
    'training.failure.storage',
  ],
] as const;

/** Names and messages of an error and of those that Dexie wraps in `inner`, at any depth. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = 'inner' in error ? textOf(error.inner) : '';
  return `${error.name} ${error.message} ${inner}`;
}

/** The failure of a thrown error, with a message for the user that advises what to do. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TrainingError) return error.failure;
  if (error instanceof NonFiniteLoss) {
    return { code: 'non-finite', message: message('training.failure.nonFinite') };
  }
  if (error instanceof ContextLost) {
    return { code: 'context-lost', message: message('training.failure.contextLost') };
  }
  // One of this worker's own: the threads of the kernels, or what decodes images.
  if (error instanceof WorkerError) return { code: 'worker-lost', message: errorText(error) };
  const text = textOf(error);
  if (STORAGE_FULL.test(text)) {
    return { code: 'storage-full', message: message('training.failure.storageFull') };
  }
  if (MEMORY.test(text)) return { code: 'memory', message: message('training.failure.memory') };
  const reason = errorText(error);
  if (typeof reason !== 'string') {
    return { code: 'unexpected', message: message('training.failure.thrown', { reason }) };
  }
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  const key = known?.[1] ?? 'training.failure.unexpected';
  return { code: 'unexpected', message: message(key), details: text.trim() };
}
