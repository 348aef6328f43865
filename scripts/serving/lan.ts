import { networkInterfaces } from 'node:os';
import { generate } from 'selfsigned';
import type { Certificate } from './listen.ts';

const LASTS_DAYS = 30;

/** This machine's addresses in its networks (IPv4), without `localhost`. */
export const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);

/** A certificate for these addresses and `localhost`, signed by nobody: browsers warn once. */
export async function ownCertificate(addresses: string[]): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Mask Studio' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + LASTS_DAYS * 24 * 60 * 60_000),
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          ...['127.0.0.1', ...addresses].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  return { key, cert };
}

/** What the terminal says: the addresses to type, and what the certificate takes from their visitors. */
export function lanNotice(addresses: string[], port: number): string {
  const urls = [...addresses, 'localhost'].map((host) => `https://${host}:${port}/`);
  return `
  Mask Studio is open to everybody in this machine's network. Type one of these addresses:

${urls.map((url) => `    ${url}`).join('\n')}

  Each browser warns once, since nobody has signed the certificate: choose "Advanced", then go on.
  A browser that was told so registers no service worker: the studio works, with threads, camera
  and WebGPU, but not while this server is stopped. To have it offline too, add a certificate
  that the browsers trust (HOSTING.md). Images and models stay on each visitor's machine.
  Stop with Ctrl+C.
`;
}
