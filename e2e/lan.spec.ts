/** `npm start -- --lan`, as another computer of the network meets it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { securityHeaders } from '../headers';
import { lanAddresses } from '../scripts/serving/lan';
import { temporaryFolder } from './pictures';

const PEM_LINE = /.{1,64}/g;

/** The certificate that a server shows, whoever signed it. */
async function certificateOf(port: number): Promise<string> {
  const socket = connect({ host: 'localhost', port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { raw } = socket.getPeerCertificate();
  socket.destroy();
  const lines = raw.toString('base64').match(PEM_LINE)!.join('\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Ask for a file; throws unless the server shows a certificate of `ca` that names the address. */
function get(url: string, ca?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': 'br' };
    request(url, { ca, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          ...{ status: response.statusCode!, headers: response.headers },
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

const sent = ({ headers }: Answer) =>
  Object.fromEntries(
    Object.keys(securityHeaders).map((name) => [name, headers[name.toLowerCase()]]),
  );

test('npm start -- --lan serves the build by HTTPS, and tells the addresses to type', async () => {
  test.setTimeout(60_000);
  const folder = temporaryFolder();
  const environment = { ...process.env, TMPDIR: folder.path, PORT: '0' };
  const words = ['--import', 'tsx', 'scripts/start.ts', '--lan'];
  const started = spawn(process.execPath, words, { env: environment });
  const ended = once(started, 'exit');
  try {
    let told = '';
    started.stdout.on('data', (text: Buffer) => (told += text));
    started.stderr.on('data', (text: Buffer) => (told += text));
    await expect.poll(() => told, { timeout: 50_000 }).toContain('Stop with Ctrl+C.');

    const typed = [...told.matchAll(/^ +(https:\S+)$/gm)].map(([, url]) => url!);
    const port = Number(new URL(typed[0]!).port);
    const hosts = [...lanAddresses(), 'localhost'];
    expect(typed).toEqual(hosts.map((host) => `https://${host}:${port}/`));
    expect(told).toContain('Each browser warns once');
    expect(told).toContain('registers no service worker');

    await expect(get(typed[0]!)).rejects.toThrow('self-signed certificate');
    const certificate = await certificateOf(port);
    for (const url of typed) {
      const page = await get(url, certificate);
      expect(page.status).toBe(200);
      expect(sent(page)).toEqual(securityHeaders);
      const html = brotliDecompressSync(page.body).toString();
      const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(html)![1]!;
      const asset = await get(url + script, certificate);
      expect(asset.headers['content-encoding']).toBe('br');
      expect(sent(asset)).toEqual(securityHeaders);
      expect(brotliDecompressSync(asset.body)).toEqual(readFileSync(join('dist', script)));
    }

    // The key is in the process's memory only: what it wrote is the copy of the build.
    const written = readdirSync(folder.path, { recursive: true, withFileTypes: true });
    for (const file of written.filter((entry) => entry.isFile())) {
      const text = readFileSync(join(file.parentPath, file.name), 'latin1');
      expect(text.includes('PRIVATE KEY'), file.name).toBe(false);
    }
    started.kill('SIGINT');
    await ended;
    expect(readdirSync(folder.path).filter((name) => name.startsWith('mask-studio-'))).toEqual([]);
  } finally {
    started.kill('SIGKILL');
    await ended;
    folder.remove();
  }
});
