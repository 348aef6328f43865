/**
 * The switch between our kernels and gradients and the stock ones they replace,
 * for benchmarks and for tests that compare the two.
 */
import * as tf from '@tensorflow/tfjs';

interface Slot<Config> {
  ours: Config;
  stock: Config | undefined;
}

const kernels: Slot<tf.KernelConfig>[] = [];
const gradients: Slot<tf.GradConfig>[] = [];
let fast = true;

/**
 * Register these instead of the stock kernels (and gradients) of the same names, now
 * and whenever `useFastKernels` is called. Registering one twice is harmless.
 */
export function replaceKernels(
  newKernels: tf.KernelConfig[],
  newGradients: tf.GradConfig[] = [],
): void {
  for (const ours of newKernels) {
    if (kernels.some((slot) => slot.ours === ours)) continue;
    const slot = { ours, stock: tf.getKernel(ours.kernelName, ours.backendName) };
    kernels.push(slot);
    if (fast) setKernel(ours, slot.ours);
  }
  for (const ours of newGradients) {
    if (gradients.some((slot) => slot.ours === ours)) continue;
    gradients.push({ ours, stock: tf.getGradient(ours.kernelName) });
    if (fast) setGradient(ours.kernelName, ours);
  }
}

/** Our kernels and gradients, where this backend has them. The default. Stock's instead for the names `without`. */
export function useFastKernels(without: string[] = []): void {
  fast = true;
  for (const { ours, stock } of kernels.toReversed()) {
    if (without.includes(ours.kernelName)) setKernel(ours, stock);
  }
  for (const { ours } of kernels) {
    if (!without.includes(ours.kernelName)) setKernel(ours, ours);
  }
  for (const { ours } of gradients) setGradient(ours.kernelName, ours);
}

/** Names of the kernels that replace stock ones, or add to them, on a backend. */
export const kernelNames = (backend: string): string[] => [
  ...new Set(
    kernels
      .map(({ ours }) => ours)
      .filter(({ backendName }) => backendName === backend)
      .map(({ kernelName }) => kernelName),
  ),
];

/** tfjs as published: what it lacks (the WASM filter gradients) is missing again. */
export function useStockKernels(): void {
  fast = false;
  // In reverse order: of two replacements of one name, the first one holds the stock kernel, so it is registered last.
  for (const { ours, stock } of kernels.toReversed()) setKernel(ours, stock);
  for (const { ours, stock } of gradients.toReversed()) setGradient(ours.kernelName, stock);
}

function setKernel(
  { kernelName, backendName }: tf.KernelConfig,
  config: tf.KernelConfig | undefined,
): void {
  if (tf.getKernel(kernelName, backendName)) tf.unregisterKernel(kernelName, backendName);
  if (config) tf.registerKernel(config);
}

function setGradient(kernelName: string, config: tf.GradConfig | undefined): void {
  if (tf.getGradient(kernelName)) tf.unregisterGradient(kernelName);
  if (config) tf.registerGradient(config);
}
