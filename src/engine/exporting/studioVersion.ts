import { version } from '../../../package.json';

const commit: unknown = import.meta.env['VITE_COMMIT'];

/** The studio's version with the commit that it was built of, as build metadata: `0.1.0+5ba47c2a10`. */
export const studioVersion = commit ? `${version}+${String(commit)}` : version;
