import { movedPaths, pages } from './pages';

/**
 * The address with a hash that an address without one means: `/studio/train` →
 * `/studio/#/train`. Null for an address that is none of the pages', or has a hash. Only the
 * last name of the path can be a page: the page's own files are beside it.
 */
export function hashAddress({ pathname, hash }: Location): string | null {
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  const path = `/${pathname.slice(folder.length)}`;
  const isPage = path !== '/' && (path in movedPaths || pages.some((page) => page.path === path));
  return hash === '' && isPage ? `${folder}#${path}` : null;
}
