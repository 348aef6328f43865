/**
 * Draws our own WebGL 2 programs into tfjs's textures. tfjs runs programs with one
 * output; ours have up to eight, which is what lets one invocation keep 32 sums and
 * so read each texel a fraction as often.
 */
import type { TensorInfo } from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs';
import { webgl_util, type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';

/** How many textures one program writes. Some phones have four, and keep the stock kernels. */
export const TARGETS = 8;

type Program = ReturnType<MathBackendWebGL['gpgpu']['createProgram']>;

/** A tensor's texture in tfjs's packed layout: a texel holds two columns × two channels. */
export interface PackedTexture {
  texture: WebGLTexture;
  /** In texels. */
  width: number;
  height: number;
  /** Frees a copy that had to be made; does nothing otherwise. */
  release(): void;
}

/** Eight layers of scratch, RGBA float, kept: one pass writes them for the next. */
export interface Layers {
  texture: WebGLTexture;
  framebuffer: WebGLFramebuffer;
  width: number;
  height: number;
}

export interface UniformBlock {
  name: string;
  buffer: WebGLBuffer;
  /** In bytes. */
  offset: number;
  length: number;
}

interface Draw {
  source: string;
  /** Samplers by name: sampler2D, or sampler2DArray for layers. */
  inputs: Record<string, PackedTexture | Layers>;
  width: number;
  height: number;
  /** First column of the target that is drawn. */
  column?: number;
  /** Uniforms by name. */
  integers?: Record<string, number>;
  floats?: Record<string, number>;
  block?: UniformBlock;
}

const HEADER = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler2DArray;
`;

export class WebglDevice {
  readonly gl: WebGL2RenderingContext;
  readonly maximumSide: number;
  readonly maximumBlock: number;
  private readonly programs = new Map<string, Program>();
  private readonly direct: WebGLFramebuffer;
  private readonly staged = new Map<string, { texture: WebGLTexture; buffer: WebGLBuffer }>();
  private readonly spare = new Map<string, Layers[]>();
  private readonly scratch = new Map<string, Layers>();

  constructor(private readonly backend: MathBackendWebGL) {
    this.gl = backend.gpgpu.gl as WebGL2RenderingContext;
    this.maximumSide = this.gl.getParameter(this.gl.MAX_TEXTURE_SIZE) as number;
    this.maximumBlock = this.gl.getParameter(this.gl.MAX_UNIFORM_BLOCK_SIZE) as number;
    this.direct = this.gl.createFramebuffer();
  }

  /** The texture of `x`, packed; a copy when tfjs holds it otherwise. */
  packed(x: TensorInfo): PackedTexture {
    const { backend } = this;
    const data = backend.getDataInfo(x.dataId);
    if (!data.texture && !data.slice) {
      // Upload straight into the layout that is wanted.
      data.isPacked = true;
      data.shape = x.shape;
    }
    backend.uploadToGPU(x.dataId);
    if (data.isPacked && webgl_util.isReshapeFree(data.shape, x.shape)) {
      return { ...this.textureOf(x), release: () => undefined };
    }
    const copy = data.isPacked ? this.reshaped(x) : backend.packTensor(x);
    return {
      ...this.textureOf(copy),
      release: () => backend.disposeIntermediateTensorInfo(copy),
    };
  }

  /** A new tensor in the packed layout, to be drawn into. */
  output(shape: number[]): { info: TensorInfo; target: PackedTexture } {
    const info = this.backend.makeTensorInfo(shape, 'float32');
    this.backend.getDataInfo(info.dataId).isPacked = true;
    this.backend.uploadToGPU(info.dataId);
    return { info, target: { ...this.textureOf(info), release: () => undefined } };
  }

  /** Frees a tensor of `output` that nothing was drawn into. */
  discard(info: TensorInfo): void {
    this.backend.disposeIntermediateTensorInfo(info);
  }

  /**
   * Scratch of this size. Its contents last until the next kernel asks for it. One is kept for each
   * size: a single one that grew in both directions came to hold several times what a kernel fills.
   */
  layers(width: number, height: number): Layers {
    const size = `${width}×${height}`;
    const known = this.scratch.get(size);
    if (known) return known;
    const made = this.makeLayers(width, height);
    this.scratch.set(size, made);
    return made;
  }

  /** Layers of this size that the caller owns until it returns them. */
  borrow(width: number, height: number): Layers {
    return this.spare.get(`${width}×${height}`)?.pop() ?? this.makeLayers(width, height);
  }

  /** Returns layers for reuse; like tfjs's own textures, they are not freed. */
  giveBack(layers: Layers): void {
    const size = `${layers.width}×${layers.height}`;
    this.spare.set(size, [...(this.spare.get(size) ?? []), layers]);
  }

  private makeLayers(width: number, height: number): Layers {
    const { gl } = this;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
    gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA32F, width, height, TARGETS);
    gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    const buffers = Array.from({ length: TARGETS }, (_, i) => gl.COLOR_ATTACHMENT0 + i);
    buffers.forEach((attachment, layer) =>
      gl.framebufferTextureLayer(gl.FRAMEBUFFER, attachment, texture, 0, layer),
    );
    // Without memory for them, every result would be 0.
    if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) {
      throw new Error('The graphics device is out of memory. Use a smaller batch or image size.');
    }
    return { texture, framebuffer, width, height };
  }

  /** Draw into the first `count` layers: the source has `layout(location = i) out vec4` for each. */
  drawLayers(target: Layers, count: number, draw: Draw): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
    gl.drawBuffers(Array.from({ length: count }, (_, i) => gl.COLOR_ATTACHMENT0 + i));
    this.draw(draw);
  }

  /** Draw into the whole textures of tensors of one shape; the source has an output for each. */
  drawTextures(targets: PackedTexture[], draw: Omit<Draw, 'width' | 'height'>): void {
    const { gl } = this;
    const { width, height } = targets[0]!;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.direct);
    const attachments = targets.map((_, i) => gl.COLOR_ATTACHMENT0 + i);
    const attach = (attachment: number, texture: WebGLTexture | null) =>
      gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, texture, 0);
    attachments.forEach((attachment, i) => attach(attachment, targets[i]!.texture));
    gl.drawBuffers(attachments);
    this.draw({ ...draw, width, height });
    // A texture left attached would keep later targets from having a size of their own.
    attachments.slice(1).forEach((attachment) => attach(attachment, null));
  }

  /**
   * Draw [rows, texels] of weights and copy them into a uniform block's buffer on the
   * device. The buffer lasts until the next kernel asks for one of its size.
   */
  uniforms(draw: Pick<Draw, 'source' | 'inputs'>, texels: number, rows: number): WebGLBuffer {
    const { gl } = this;
    const key = `${texels}×${rows}`;
    let staged = this.staged.get(key);
    if (!staged) {
      const texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, texels, rows);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
      const buffer = gl.createBuffer();
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.bufferData(gl.PIXEL_PACK_BUFFER, texels * rows * 16, gl.DYNAMIC_COPY);
      staged = { texture, buffer };
      this.staged.set(key, staged);
    }
    const target = { texture: staged.texture, width: texels, height: rows };
    this.drawTextures([{ ...target, release: () => undefined }], draw);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, staged.buffer);
    gl.readPixels(0, 0, texels, rows, gl.RGBA, gl.FLOAT, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    return staged.buffer;
  }

  private draw({
    source,
    inputs,
    width,
    height,
    column = 0,
    integers = {},
    floats = {},
    block,
  }: Draw): void {
    const { gl, backend } = this;
    const program = this.program(source);
    backend.gpgpu.setProgram(program);
    backend.gpgpu.bindVertexArray(program.vao);
    Object.entries(inputs).forEach(([name, { texture, ...rest }], unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture('framebuffer' in rest ? gl.TEXTURE_2D_ARRAY : gl.TEXTURE_2D, texture);
      gl.uniform1i(gl.getUniformLocation(program, name), unit);
    });
    for (const [name, value] of Object.entries(integers)) {
      gl.uniform1i(gl.getUniformLocation(program, name), value);
    }
    for (const [name, value] of Object.entries(floats)) {
      gl.uniform1f(gl.getUniformLocation(program, name), value);
    }
    if (block) {
      gl.uniformBlockBinding(program, gl.getUniformBlockIndex(program, block.name), 0);
      gl.bindBufferRange(gl.UNIFORM_BUFFER, 0, block.buffer, block.offset, block.length);
    }
    gl.viewport(column, 0, width, height);
    gl.scissor(column, 0, width, height);
    gl.drawElements(gl.TRIANGLES, 6, gl.UNSIGNED_SHORT, 0);
  }

  private program(source: string): Program {
    const known = this.programs.get(source);
    if (known) return known;
    const { gpgpu } = this.backend;
    const shader = webgl_util.createFragmentShader(gpgpu.gl, HEADER + source);
    const program = gpgpu.createProgram(shader);
    gpgpu.buildVao(program);
    this.programs.set(source, program);
    return program;
  }

  private textureOf(x: TensorInfo): Pick<PackedTexture, 'texture' | 'width' | 'height'> {
    const { texture, texShape } = this.backend.getDataInfo(x.dataId);
    const [rows, columns] = texShape!;
    return {
      texture: texture!.texture,
      width: Math.max(1, Math.ceil(columns / 2)),
      height: Math.max(1, Math.ceil(rows / 2)),
    };
  }

  /** A packed texture rearranged for another shape: tfjs does that for a packed program's inputs. */
  private reshaped(x: TensorInfo): TensorInfo {
    const copy = {
      variableNames: ['A'],
      outputShape: x.shape,
      packedInputs: true,
      packedOutput: true,
      userCode: 'void main() { setOutput(getAAtOutCoords()); }',
    };
    return this.backend.runWebGLProgram(copy, [x], 'float32', undefined, true);
  }
}

const devices = new WeakMap<MathBackendWebGL, WebglDevice>();

/** Whether our programs can run: WebGL 2, packed textures, whole floats, eight targets. */
export function canDraw(backend: MathBackendWebGL): boolean {
  const environment = tf.env();
  if (environment.getNumber('WEBGL_VERSION') !== 2 || !environment.getBool('WEBGL_PACK')) {
    return false;
  }
  const gl = backend.gpgpu.gl as WebGL2RenderingContext;
  return (
    environment.getBool('WEBGL_RENDER_FLOAT32_CAPABLE') &&
    (gl.getParameter(gl.MAX_DRAW_BUFFERS) as number) >= TARGETS
  );
}

export function device(backend: MathBackendWebGL): WebglDevice {
  const known = devices.get(backend);
  if (known) return known;
  const made = new WebglDevice(backend);
  devices.set(backend, made);
  return made;
}
