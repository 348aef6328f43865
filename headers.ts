/**
 * The response headers the studio needs wherever it is served, and why.
 *
 * - COOP and COEP isolate the page, which WASM threads (SharedArrayBuffer) require.
 * - The Content-Security-Policy lets nothing in from, or out to, another origin.
 *   'wasm-unsafe-eval' compiles WebAssembly; blob: workers are the WASM backend's
 *   threads; inline styles are what the component library and Vega write.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval' blob:",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' blob: data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': policy.join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
};
