const module = import.meta.url;

/**
 * The address of a file that the build copies or writes beside index.html
 * (`generated/page.html`), wherever the app is served from. Built code lies one folder below
 * it; the dev server's code does not.
 */
export function publicUrl(path: string): string {
  const root = import.meta.env.DEV
    ? new URL(import.meta.env.BASE_URL, location.origin)
    : new URL('../', module);
  return new URL(path, root).href;
}

/** The same for a file of `public/`: its query names their content, so it may be cached for ever. */
export const lastingUrl = (path: string): string =>
  `${publicUrl(path)}?v=${String(import.meta.env['VITE_PUBLIC_FILES'])}`;
