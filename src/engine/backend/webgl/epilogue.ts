import type { PackedTexture } from './device';

/** What a convolution's last pass does on the way: tfjs's fused operations. */
export interface Epilogue {
  /** [outputs] */
  bias: PackedTexture | null;
  activation: 'linear' | 'relu' | 'relu6';
}

export const NO_EPILOGUE: Epilogue = { bias: null, activation: 'linear' };

const ACTIVATIONS: Record<Epilogue['activation'], string> = {
  linear: '',
  relu: 'result = max(result, vec4(0.0));',
  relu6: 'result = clamp(result, vec4(0.0), vec4(6.0));',
};

/** GLSL for the top of a program and for after `result` is known, `co` being its pair of channels. */
export function epilogueSource({ bias, activation }: Epilogue): { top: string; body: string } {
  return {
    top: bias ? 'uniform sampler2D bias;' : '',
    body: `${bias ? 'result += texelFetch(bias, ivec2(co, 0), 0).rgrg;' : ''}
  ${ACTIVATIONS[activation]}`,
  };
}

export const epilogueInputs = ({ bias }: Epilogue): Record<string, PackedTexture> =>
  bias ? { bias } : {};
