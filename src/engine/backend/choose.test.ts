import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { activateBackend, rank, type Findings } from './choose';
import { isSoftware } from './devices';
import { startBackend } from './start';
import { measuredChoice, measureStep, type ProbeRecord } from './probe';
import { english } from '../../texts/message';

const GPU = { renderer: 'ANGLE (Apple M2)', hardware: true, float32: true };
const LLVMPIPE = { renderer: 'llvmpipe (LLVM 19)', hardware: false, float32: true };
const METAL = { renderer: 'apple metal-3', hardware: true };
const machine = (changes: Partial<Findings>): Findings => ({
  webgl: null,
  webgpu: null,
  wasm: { simd: true, threads: 4 },
  safari: false,
  ...changes,
});
const order = (changes: Partial<Findings>) => rank(machine(changes)).map(({ name }) => name);

describe('rank', () => {
  it('prefers a graphics card, then the processor, then software', () => {
    expect(order({ webgl: GPU, webgpu: METAL })).toEqual(['webgl', 'webgpu', 'wasm', 'cpu']);
    expect(order({ webgl: LLVMPIPE })).toEqual(['wasm', 'webgl', 'cpu']);
    expect(order({ webgpu: METAL, safari: true })).toEqual(['webgpu', 'wasm', 'cpu']);
    expect(order({ webgl: GPU, safari: true })).toEqual(['wasm', 'cpu']);
    expect(order({ webgpu: { renderer: 'google swiftshader', hardware: false } })).toEqual([
      'wasm',
      'cpu',
    ]);
    expect(order({ webgl: LLVMPIPE, wasm: { simd: false, threads: 1 } })).toEqual([
      'webgl',
      'wasm',
      'cpu',
    ]);
  });

  it('never trains in half floats, and says why', () => {
    const [first] = rank(machine({ webgl: { ...GPU, float32: false } }));
    expect(first?.name).toBe('wasm');
    expect(english(first!.reason)).toContain('half-precision');
    expect(first?.driver).toBe(GPU.renderer);
  });

  it('says in a sentence where training runs, and the driver’s name apart from it', () => {
    const [software] = rank(machine({ webgl: LLVMPIPE, wasm: { simd: true, threads: 2 } }));
    expect(english(software!.reason)).toBe('No GPU: training on the CPU (WASM, 2 threads).');
    expect(software?.driver).toBe(LLVMPIPE.renderer);
    expect(rank(machine({ webgl: GPU }))[0]).not.toHaveProperty('driver');
  });

  it('recognises software rasterisers by name', () => {
    for (const name of [
      'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)',
      'Mesa/X.org, llvmpipe (LLVM 15.0.7, 256 bits)',
      'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)',
    ])
      expect(isSoftware(name)).toBe(true);
    expect(isSoftware('ANGLE (NVIDIA GeForce RTX 3060)')).toBe(false);
  });
});

describe('measuredChoice', () => {
  it('measures once for the same devices and again for others, and takes the fastest that starts', async () => {
    let stored: ProbeRecord | undefined;
    let started: string[] = [];
    const times: Record<string, number> = { webgl: 40, wasm: 60 };
    const choose = (device: string) =>
      measuredChoice(
        ['webgpu', 'webgl', 'wasm'],
        device,
        (name) => {
          started.push(name);
          return name === 'webgpu' ? Promise.reject(new Error('no adapter')) : Promise.resolve();
        },
        {
          get: () => Promise.resolve(stored),
          set: (record) => Promise.resolve(void (stored = record)),
        },
        () => Promise.resolve(times[started.at(-1)!]!),
      );
    const first = await choose('one');
    expect(started).toEqual(['webgpu', 'webgl', 'wasm']);
    expect(first).toMatchObject({ backend: 'webgl', measured: times });
    expect(await choose('one')).toBe(first);
    expect(started).toHaveLength(3);
    times['wasm'] = 20;
    started = [];
    expect((await choose('two')).backend).toBe('wasm');
  });

  it('measures a training step', async () => {
    await startBackend('wasm');
    expect(await measureStep(2, 16)).toBeGreaterThan(0);
  });
});

describe('activateBackend in Node, where there is no browser', () => {
  it('chooses WASM and trains on it', async () => {
    const choice = await activateBackend('auto');
    expect(choice.name).toBe('wasm');
    expect(tf.getBackend()).toBe('wasm');
    expect(english(choice.reason)).toMatch(/^No GPU: training on the CPU/);
  });

  it('falls back with a reason when what was asked for does not start', async () => {
    const choice = await activateBackend('webgl');
    expect(choice.name).toBe('wasm');
    expect(english(choice.reason)).toMatch(/^WebGL was asked for but did not start/);
  });
});
