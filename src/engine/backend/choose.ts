/** Chooses the backend, with the reason as a sentence for the user. */
import * as tf from '@tensorflow/tfjs';
import type { BackendChoice, BackendName, BackendPreference } from '../../domain/run/run';
import { findWebgl, findWebgpu, isSafari, type WebglDevice } from './devices';
import { measuredChoice, type ProbeStore } from './probe';
import { startBackend, wasmCapabilities } from './start';

const TITLES: Record<BackendName, string> = {
  webgl: 'WebGL',
  webgpu: 'WebGPU',
  wasm: 'WASM',
  cpu: 'JavaScript',
};

/** The devices found on this machine. */
export interface Findings {
  webgl: WebglDevice | null;
  /** The adapter's name when it is a physical one. */
  webgpu: string | null;
  wasm: { simd: boolean; threads: number };
  safari: boolean;
}

/**
 * Choose the tfjs backend, start it with our kernels, and make it current.
 * `preference` other than auto is tried first; when it does not start, the next
 * best one does and the reason says so. `probe` stores the measurement that
 * decides between a graphics card and WASM; without it, each call measures.
 * Throws an Error with a message for the user when nothing starts.
 */
export async function activateBackend(
  preference: BackendPreference,
  probe?: ProbeStore,
): Promise<BackendChoice> {
  const findings = await explore();
  const candidates = rank(findings);
  const failures: string[] = [];
  if (preference !== 'auto') {
    const wanted = preferred(preference, findings);
    const failure = await tryStart(wanted.name);
    if (!failure) return await asStarted(wanted);
    failures.push(`${TITLES[preference]} was asked for but did not start (${failure}). `);
  } else {
    const measured = await measure(candidates, probe);
    if (measured) return await asStarted(measured);
  }
  for (const candidate of candidates) {
    if (candidate.name === preference) continue;
    const failure = await tryStart(candidate.name);
    if (!failure)
      return await asStarted({ ...candidate, reason: failures.join('') + candidate.reason });
    failures.push(`${TITLES[candidate.name]} did not start (${failure}). `);
  }
  throw new Error(`Nothing here can compute. ${failures.join('')}Try another browser.`);
}

async function explore(): Promise<Findings> {
  if (tf.env().getBool('IS_NODE'))
    return { webgl: null, webgpu: null, wasm: await wasmCapabilities(), safari: false };
  const [webgpu, wasm] = await Promise.all([findWebgpu(), wasmCapabilities()]);
  return { webgl: findWebgl(), webgpu, wasm, safari: isSafari() };
}

/** Backends in the order `auto` tries them, each with the reason it would give. */
export function rank({ webgl, webgpu, wasm, safari }: Findings): BackendChoice[] {
  const hardware: BackendChoice[] = [];
  const software: BackendChoice[] = [];
  let why = 'No GPU';
  let driver: string | undefined;
  if (safari) why = 'Safari does not let a worker use WebGL';
  if (webgl && !webgl.float32) {
    why = 'The GPU holds half-precision numbers only, in which training fails';
    driver = webgl.renderer;
  } else if (webgl?.hardware) {
    hardware.push(choice('webgl', webgl.renderer, true, `Training on the GPU: ${webgl.renderer}.`));
  } else if (webgl) {
    driver = webgl.renderer;
    const reason =
      'No GPU: training on WebGL drawn in software, since nothing faster is available.';
    software.push({ ...choice('webgl', webgl.renderer, false, reason), driver });
  }
  if (webgpu) hardware.push(choice('webgpu', webgpu, true, `Training on the GPU: ${webgpu}.`));
  const reason = `${why}: training on the CPU (${wasmName(wasm)}).`;
  const processor = { ...choice('wasm', wasmName(wasm), false, reason), ...(driver && { driver }) };
  const last = choice(
    'cpu',
    'JavaScript',
    false,
    `${why}, nor WASM: training in JavaScript is slow.`,
  );
  // Without SIMD, WASM is slower than even software WebGL.
  return wasm.simd
    ? [...hardware, processor, ...software, last]
    : [...hardware, ...software, processor, last];
}

function choice(
  name: BackendName,
  renderer: string,
  hardware: boolean,
  reason: string,
): BackendChoice {
  return { name, renderer, hardware, reason };
}

function wasmName({ simd, threads }: Findings['wasm']): string {
  const cores = threads === 1 ? '1 thread' : `${threads} threads`;
  return simd ? `WASM, ${cores}` : 'WASM without SIMD, 1 thread';
}

/** The choice that runs. Where the expected threads did not start, WASM runs with one, and the reason says so. */
async function asStarted(chosen: BackendChoice): Promise<BackendChoice> {
  if (chosen.name !== 'wasm') return chosen;
  const renderer = wasmName(await wasmCapabilities());
  return { ...chosen, renderer, reason: chosen.reason.replaceAll(chosen.renderer, renderer) };
}

/** The choice that the user made, described as it would be if it starts. */
function preferred(name: BackendName, findings: Findings): BackendChoice {
  const found = rank(findings).find((candidate) => candidate.name === name);
  const renderer = found?.renderer ?? findings[name === 'webgl' ? name : 'webgl']?.renderer;
  const reason = `You chose ${TITLES[name]}.`;
  return choice(name, renderer ?? TITLES[name], found?.hardware ?? false, reason);
}

/** Where a graphics card and WASM can both train, a short measurement of a training step decides. */
async function measure(
  candidates: BackendChoice[],
  probe?: ProbeStore,
): Promise<BackendChoice | null> {
  const [first] = candidates;
  const wasm = candidates.find((candidate) => candidate.name === 'wasm');
  if (!first?.hardware || !wasm) return null;
  try {
    const device = `${first.renderer}; ${wasm.renderer}`;
    const record = await measuredChoice([first.name, 'wasm'], device, startBackend, probe);
    const winner = record.backend === 'wasm' ? wasm : first;
    await startBackend(winner.name);
    return { ...winner, reason: comparison(winner, [first, wasm], record.measured) };
  } catch {
    return null; // One of the two does not start: the fallback's reason says which.
  }
}

function comparison(
  winner: BackendChoice,
  both: BackendChoice[],
  measured: Record<string, number>,
): string {
  const times = both.map(
    ({ name, renderer }) =>
      `${(measured[name] ?? 0).toFixed(0)} ms on ${TITLES[name]} (${renderer})`,
  );
  return `Measured here, a small training step takes ${times.join(' and ')}: ${TITLES[winner.name]} it is.`;
}

/** Null when the backend runs, else what went wrong. */
async function tryStart(name: BackendName): Promise<string | null> {
  try {
    await startBackend(name);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  }
}
