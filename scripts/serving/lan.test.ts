import { request } from 'node:https';
import { expect, it } from 'vitest';
import { lanAddresses, lanNotice, ownCertificate } from './lan';
import { listen } from './listen';

it('serves HTTPS that a browser with this certificate accepts, by address and by name', async () => {
  const certificate = await ownCertificate([...lanAddresses(), '192.0.2.7']);
  const { server, port } = await listen((_, response) => response.end('the studio'), {
    ...{ port: 0, host: 'localhost', certificate },
  });
  const asked = (servername: string) =>
    new Promise<string>((resolve, reject) => {
      const options = { host: 'localhost', port, ca: certificate.cert, servername };
      request(options, (response) => response.on('data', (data) => resolve(String(data))))
        .on('error', reject)
        .end();
    });
  try {
    expect(await asked('localhost')).toBe('the studio');
    await expect(asked('elsewhere.example')).rejects.toThrow(/altnames/);
  } finally {
    server.close();
  }
});

it('tells each address to type, and that the certificate keeps the service worker out', () => {
  const notice = lanNotice(['192.0.2.7', '198.51.100.3'], 4321);
  const typed = notice.split('\n').flatMap((line) => /^ +(https:\S+)$/.exec(line)?.[1] ?? []);
  expect(typed).toEqual([
    ...['https://192.0.2.7:4321/', 'https://198.51.100.3:4321/', 'https://localhost:4321/'],
  ]);
  expect(notice).toContain('registers no service worker');
  expect(notice).toContain('HOSTING.md');
});
