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
