import { movedPaths, pages } from './pages';

/**
 * The address with a hash that an address without one means: `/train` → `/#/train`. Null for
 * an address that is none of the pages', or has a hash.
 * @param base the folder that the app is served from, with slashes: `/`, `/studio/`
 */
export function hashAddress({ pathname, hash }: Location, base: string): string | null {
  if (hash !== '' || !pathname.startsWith(base)) return null;
  const path = `/${pathname.slice(base.length).replace(/\/$/, '')}`;
  const isPage = path !== '/' && (path in movedPaths || pages.some((page) => page.path === path));
  return isPage ? `${base}#${path}` : null;
}
