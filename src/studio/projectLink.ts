import { showProjectDialog } from './components/project/projectDialog';

const NAME = 'project';

/**
 * The project that an address names, as `?project=…` before or after its hash, and the address
 * without it; null where it names none. A relative one is of the page's own address.
 */
export function projectIn(page: string): { project: string; rest: string } | null {
  const url = new URL(page);
  const [path = '', query = ''] = url.hash.split('?', 2);
  const inHash = new URLSearchParams(query);
  const named = url.searchParams.get(NAME) ?? inHash.get(NAME);
  if (named === null) return null;
  url.searchParams.delete(NAME);
  inHash.delete(NAME);
  url.hash = inHash.size > 0 ? `${path}?${inHash.toString()}` : path;
  const base = page.replace(/[?#].*$/, '');
  const project = URL.canParse(named, base) ? new URL(named, base).href : named;
  return { project, rest: url.href };
}

/** Asks about the project that a link names, now and when one is followed later. */
export function followProjectLinks(): void {
  const follow = (go: (address: string) => void) => {
    const found = projectIn(window.location.href);
    if (!found) return;
    go(found.rest);
    showProjectDialog({ kind: 'link', address: found.project });
  };
  follow((address) => window.history.replaceState(null, '', address));
  // `replace`, which tells the router.
  window.addEventListener('hashchange', () => follow((rest) => window.location.replace(rest)));
}
