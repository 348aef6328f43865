/** Chooses the backend, with the reason as a sentence for the user. */
import * as tf from '@tensorflow/tfjs';
import type { BackendChoice, BackendName, BackendPreference } from '../../domain/run/run';
import {
  english,
  errorText,
  message,
  StudioError,
  type Message,
  type Text,
} from '../../texts/message';
import { findWebgl, findWebgpu, isSafari, type WebglDevice, type WebgpuDevice } from './devices';
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
  webgpu: WebgpuDevice | null;
  wasm: { simd: boolean; threads: number };
  safari: boolean;
}

/**
 * Choose the tfjs backend, start it with our kernels, and make it current.
 * `preference` other than auto is tried first; when it does not start, the next
 * best one does and the reason says so. `probe` stores the measurement that
 * decides between the graphics card's backends and WASM; without it, each call measures.
 * Throws an Error with a message for the user when nothing starts.
 */
export async function activateBackend(
  preference: BackendPreference,
  probe?: ProbeStore,
): Promise<BackendChoice> {
  const findings = await explore();
  const failures: Message[] = [];
  if (preference !== 'auto') {
    const failure = await tryStart(preference);
    if (failure === null) return preferred(preference, await afterStart(findings));
    failures.push(message('backend.notAsAsked', { backend: TITLES[preference], failure }));
  } else {
    const measured = await measure(findings, probe);
    if (measured) return measured;
  }
  for (const { name } of rank(findings)) {
    if (name === preference) continue;
    const failure = await tryStart(name);
    if (failure === null) {
      const choice = found(name, await afterStart(findings))!;
      return { ...choice, reason: inTurn([...failures, choice.reason]) };
    }
    failures.push(message('backend.notStarted', { backend: TITLES[name], failure }));
  }
  throw new StudioError(
    inTurn([message('backend.none'), ...failures, message('backend.otherBrowser')]),
  );
}

/** Start WASM where `auto` would choose it without a measurement, so that its next start is cheap. */
export async function warmUp(): Promise<void> {
  const [first] = rank(await explore());
  if (first?.name === 'wasm') await startBackend('wasm');
}

async function explore(): Promise<Findings> {
  if (tf.env().getBool('IS_NODE'))
    return { webgl: null, webgpu: null, wasm: await wasmCapabilities(), safari: false };
  const [webgpu, wasm] = await Promise.all([findWebgpu(), wasmCapabilities()]);
  return { webgl: findWebgl(), webgpu, wasm, safari: isSafari() };
}

/** Where the expected threads did not start, WASM runs with one. */
const afterStart = async (findings: Findings): Promise<Findings> => ({
  ...findings,
  wasm: await wasmCapabilities(),
});

/** Sentences one after the other. */
const inTurn = (sentences: Text[]): Text =>
  sentences.reduce((first, second) => message('backend.inTurn', { first, second }));

/** Backends in the order `auto` tries them, each with the reason it would give. */
export function rank({ webgl, webgpu, wasm, safari }: Findings): BackendChoice[] {
  const hardware: BackendChoice[] = [];
  const software: BackendChoice[] = [];
  let why = message('backend.why.noGpu');
  let driver: string | undefined;
  if (safari) {
    why = message('backend.why.safari');
  } else if (webgl && !webgl.float32) {
    why = message('backend.why.halfPrecision');
    driver = webgl.renderer;
  } else if (webgl?.hardware) {
    hardware.push(choice('webgl', webgl.renderer, true, onGpu(webgl.renderer)));
  } else if (webgl) {
    driver = webgl.renderer;
    const reason = message('backend.softwareWebgl');
    software.push({ ...choice('webgl', webgl.renderer, false, reason), driver });
  }
  if (webgpu?.hardware) {
    const { renderer } = webgpu;
    hardware.push(choice('webgpu', renderer, true, onGpu(renderer)));
  }
  const processor = {
    ...choice(
      'wasm',
      wasmName(wasm),
      false,
      message('backend.cpu', { why, device: wasmName(wasm) }),
    ),
    ...(driver && { driver }),
  };
  const last = choice('cpu', TITLES.cpu, false, message('backend.javascript', { why }));
  // Without SIMD, WASM is slower than even software WebGL.
  return wasm.simd
    ? [...hardware, processor, ...software, last]
    : [...hardware, ...software, processor, last];
}

const onGpu = (device: string): Message => message('backend.gpu', { device });

const found = (name: BackendName, findings: Findings): BackendChoice | undefined =>
  rank(findings).find((candidate) => candidate.name === name);

function choice(
  name: BackendName,
  renderer: Text,
  hardware: boolean,
  reason: Message,
): BackendChoice {
  return { name, renderer, hardware, reason };
}

const wasmName = ({ simd, threads }: Findings['wasm']): Message =>
  simd ? message('backend.wasm', { count: threads }) : message('backend.wasmWithoutSimd');

/** The choice that the user made. */
function preferred(name: BackendName, findings: Findings): BackendChoice {
  const candidate = found(name, findings);
  // What `auto` leaves out: a software WebGPU, WebGL in Safari.
  const device = name === 'webgl' || name === 'webgpu' ? findings[name] : null;
  const { renderer, hardware } = candidate ?? device ?? { renderer: TITLES[name], hardware: false };
  const reason = message('backend.chosen', { backend: TITLES[name] });
  return choice(name, renderer, hardware, reason);
}

/** Where a graphics card and WASM can both train, a short measurement of a training step decides. */
async function measure(findings: Findings, probe?: ProbeStore): Promise<BackendChoice | null> {
  const candidates = rank(findings).filter(({ name, hardware }) => hardware || name === 'wasm');
  if (candidates.length < 2) return null;
  try {
    const device = candidates.map(({ renderer }) => english(renderer)).join('; ');
    const names = candidates.map(({ name }) => name);
    const record = await measuredChoice(names, device, startBackend, probe);
    const name = names.find((candidate) => candidate === record.backend)!;
    await startBackend(name);
    const started = await afterStart(findings);
    const measured = names.filter((candidate) => candidate in record.measured);
    const compared = measured.map((candidate) => found(candidate, started)!);
    return { ...found(name, started)!, reason: comparison(name, compared, record.measured) };
  } catch {
    return null; // None of them starts: the fallback's reason says why.
  }
}

function comparison(
  winner: BackendName,
  compared: BackendChoice[],
  measured: Record<string, number>,
): Message {
  const times = compared.map(({ name, renderer }) =>
    message('backend.time', {
      milliseconds: Math.round(measured[name] ?? 0),
      backend: TITLES[name],
      device: renderer,
    }),
  );
  return message('backend.measured', { times, winner: TITLES[winner] });
}

/** Null when the backend runs, else what went wrong. */
async function tryStart(name: BackendName): Promise<Text | null> {
  try {
    await startBackend(name);
    return null;
  } catch (error) {
    const text = errorText(error);
    return typeof text === 'string' ? text.replace(/\.$/, '') : text;
  }
}
