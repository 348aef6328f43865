/** What this machine can compute on, found out without starting tfjs on any of it. */

export interface WebglDevice {
  renderer: string;
  /** False for a software rasteriser. */
  hardware: boolean;
  /** False where textures hold half floats only, in which training turns to NaN. */
  float32: boolean;
}

const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** True for the renderer names of software rasterisers. */
export const isSoftware = (renderer: string): boolean => SOFTWARE.test(renderer);

/** WebGPU as a worker gets it. */
export interface WebgpuDevice {
  renderer: string;
  hardware: boolean;
}

/** True in browsers of Safari's engine, where WebGL in a worker is used only on request. */
export function isSafari(): boolean {
  const { userAgent } = navigator;
  return /Safari/.test(userAgent) && !/Chrome|Chromium|Android/.test(userAgent);
}

/** WebGL 2 as a worker gets it, or null. */
export function findWebgl(): WebglDevice | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const debug = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(
    gl.getParameter(debug ? debug.UNMASKED_RENDERER_WEBGL : gl.RENDERER) ?? 'unknown renderer',
  );
  const float32 = canRenderFloat32(gl);
  // Contexts are few: the browser drops the oldest when there are too many.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { renderer, hardware: !isSoftware(renderer), float32 };
}

function canRenderFloat32(gl: WebGL2RenderingContext): boolean {
  if (!gl.getExtension('EXT_color_buffer_float')) return false;
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, 1, 1, 0, gl.RGBA, gl.FLOAT, null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  const attachment = gl.COLOR_ATTACHMENT0;
  gl.framebufferTexture2D(
    gl.FRAMEBUFFER,
    attachment,
    gl.TEXTURE_2D,
    gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture,
    0,
  );
  return gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
}

interface AdapterInfo {
  vendor: string;
  architecture: string;
  description: string;
  isFallbackAdapter?: boolean;
}

interface Adapter {
  info?: AdapterInfo;
  isFallbackAdapter?: boolean;
}

/** WebGPU's types are not in TypeScript's own library yet. */
interface GpuNavigator {
  gpu?: { requestAdapter(): Promise<Adapter | null> };
}

/** Asked twice: Chromium has no adapter for the first request while its GPU process starts (seen on an H200). */
export async function requestAdapter(): Promise<Adapter | null> {
  const ask = () => (navigator as GpuNavigator).gpu?.requestAdapter().catch(() => null);
  return (await ask()) ?? (await ask()) ?? null;
}

/** The WebGPU adapter, or null. */
export async function findWebgpu(): Promise<WebgpuDevice | null> {
  const adapter = await requestAdapter();
  if (!adapter) return null;
  const { vendor = '', architecture = '', description = '' } = adapter.info ?? {};
  const names = [vendor, architecture].filter(Boolean).join(' ');
  const renderer = description || names || 'WebGPU adapter';
  const fallback = adapter.isFallbackAdapter || adapter.info?.isFallbackAdapter;
  return { renderer, hardware: !fallback && !isSoftware(`${renderer} ${architecture}`) };
}
