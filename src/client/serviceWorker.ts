/**
 * The service worker (src/serviceWorker), seen from the page: it keeps the app for offline use,
 * isolates the page where the host sends no headers, and has the next version ready.
 */
import { createStore } from 'zustand/vanilla';

export interface ServiceWorkerState {
  /** A newer version is ready: `startNewVersion`. */
  newVersion: boolean;
  /** The page's next load has threads, and the user has begun something in this one. */
  threadsAfterReload: boolean;
  /** The browser keeps nothing of this server, whose certificate it does not trust. */
  refused: boolean;
}

export const serviceWorkerStore = createStore<ServiceWorkerState>(() => ({
  newVersion: false,
  threadsAfterReload: false,
  refused: false,
}));

const HOUR = 60 * 60_000;
/** In the session's storage, once this tab was reloaded for threads: never twice. */
const RELOADED = 'mask-studio-reloaded';
/** What a user begins something with. */
const TOUCHES = ['pointerdown', 'keydown', 'drop', 'paste', 'change'];

let registration: ServiceWorkerRegistration | undefined;
let touched = false;
/** The user wants the new version in this tab. */
let starting = false;

/** Start the version that is ready, and load the page of it. To be called when nothing would be lost. */
export function startNewVersion(): void {
  starting = true;
  if (registration?.waiting) registration.waiting.postMessage('start');
  else window.location.reload();
}

function offerNewVersion(): void {
  // Without a controller it is the first version.
  if (registration?.waiting && navigator.serviceWorker.controller) {
    serviceWorkerStore.setState({ newVersion: true });
  }
}

function watchVersions(registered: ServiceWorkerRegistration): void {
  registration = registered;
  offerNewVersion();
  registered.addEventListener('updatefound', () => {
    registered.installing?.addEventListener('statechange', offerNewVersion);
  });
  setInterval(() => void registered.update().catch(() => undefined), HOUR);
}

/** A page that this host does not isolate is isolated when the service worker loads it. */
function reloadForThreads(): void {
  if (window.crossOriginIsolated || window.sessionStorage.getItem(RELOADED)) return;
  if (touched) return serviceWorkerStore.setState({ threadsAfterReload: true });
  window.sessionStorage.setItem(RELOADED, 'yes');
  window.location.reload();
}

async function register(wasControlled: boolean): Promise<void> {
  try {
    // A test that blocks service workers gives none.
    const registered = (await navigator.serviceWorker.register('sw.js', {
      updateViaCache: 'none',
    })) as ServiceWorkerRegistration | undefined;
    if (!registered) return;
    watchVersions(registered);
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage('fill');
    if (!wasControlled) reloadForThreads();
  } catch (error) {
    // Elsewhere, as in a private window, the app works as it does without.
    if ((error as Error).name === 'SecurityError') serviceWorkerStore.setState({ refused: true });
  }
}

/**
 * Call once, when the page starts.
 * @param mayReload false where a reload would lose what the address asked for
 */
export function startServiceWorker(mayReload: boolean): void {
  touched = !mayReload;
  const container = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  if (!container || import.meta.env.DEV) return;
  for (const type of TOUCHES) {
    window.addEventListener(type, () => (touched = true), { capture: true, once: true });
  }
  const wasControlled = container.controller !== null;
  let controlled = wasControlled;
  container.addEventListener('controllerchange', () => {
    if (starting) window.location.reload();
    // Another tab has started it.
    else if (controlled) serviceWorkerStore.setState({ newVersion: true });
    controlled = true;
  });
  // The app's own files come first, unless the page waits for its reload.
  const start = () => void register(wasControlled);
  if (!window.crossOriginIsolated || document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}
