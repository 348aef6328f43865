/** Weights on the host, by name: what storage keeps and the engine reads and writes. */
export type NamedTensors = Map<string, { shape: number[]; values: Float32Array }>;
