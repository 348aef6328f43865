/**
 * The response headers that the app needs wherever it is served, and why.
 *
 * - COOP and COEP isolate the page, which WASM threads (SharedArrayBuffer) require.
 * - The Content-Security-Policy forbids loading from, and connecting to, another origin.
 *   'wasm-unsafe-eval' compiles WebAssembly. The WASM backend's threads are a plain
 *   file under /generated/wasm (engine/backend/wasm/start.ts); tfjs's own way of
 *   starting them would need blob: in both script-src and worker-src. Inline styles
 *   are what the component library and Vega write.
 * - One script is served with its own policy, because a worker follows the policy of
 *   its script: the worker that fetches weights from an address that the user typed
 *   (engine/workers/download.worker.ts) may connect to its own origin, any https address and
 *   localhost, and load nothing else.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
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

const downloadPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
];

/**
 * The policy as a page's own `meta` element can state it, for a host that sends no headers, until
 * the service worker adds them. That element cannot forbid other pages to frame ours.
 */
export const metaPolicy = policy.filter((line) => !line.startsWith('frame-ancestors')).join('; ');

export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': policy.join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
};

/** The headers of one file, by its path on the server ("/assets/index-1a2b.js"). */
export const headersFor = (path: string): Record<string, string> =>
  /\/assets\/download\.worker-[^/]+\.js$/.test(path)
    ? { ...securityHeaders, 'Content-Security-Policy': downloadPolicy.join('; ') }
    : securityHeaders;
