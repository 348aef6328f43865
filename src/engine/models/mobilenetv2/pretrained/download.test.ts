import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadWeights } from './download';

const manifest = (path: string) =>
  JSON.stringify({
    weightsManifest: [
      { paths: [path], weights: [{ name: 'a/kernel', shape: [2, 2], dtype: 'float32' }] },
    ],
  });

/** The server's responses, by path and query. */
const files: Record<string, string | Buffer> = {
  '/set/model.json?key=7': manifest('part/shard.bin'),
  '/set/part/shard.bin?key=7': Buffer.alloc(16, 1),
  '/elsewhere.json': manifest('https://elsewhere.invalid/shard.bin'),
  '/saved': Buffer.from('\x89HDF\r\n\x1a\n and the rest', 'latin1'),
  '/page': '<!doctype html><title>Sign in</title>',
  '/notes.txt': 'milk',
  '/recipe.json': '{"milk": 2}',
};

let server: Server;
let origin: string;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url === '/huge') return response.writeHead(200, { 'content-length': 1e9 }).end();
    if (request.url === '/endless') {
      // Without a Content-Length: only counting bytes shows that it is too large.
      const more = () => {
        while (response.write(Buffer.alloc(8e6)));
      };
      response.on('drain', more);
      return more();
    }
    if (request.url === '/private') return response.writeHead(403).end();
    if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': 100 });
      return response.write('half', () => response.destroy());
    }
    const file = files[request.url!];
    return response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubGlobal('navigator', { onLine: true });
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void (asked = []));

const download = (path: string) => downloadWeights(origin + path, () => undefined);

describe('downloadWeights', () => {
  it('downloads a model.json and its weight files, with the same query', async () => {
    const steps: { done: number; total: number | null }[] = [];
    const got = await downloadWeights(`${origin}/set/model.json?key=7`, (step) => steps.push(step));
    expect(got.map(({ name, size }) => [name, size])).toEqual([
      ['model.json', files['/set/model.json?key=7']!.length],
      ['shard.bin', 16],
    ]);
    expect(asked).toEqual(['/set/model.json?key=7', '/set/part/shard.bin?key=7']);
    const last = steps.at(-1)!;
    expect(last.done).toBe(last.total);
  });

  it('recognises a Keras file by its content, and names it .h5', async () => {
    expect((await download('/saved')).map(({ name }) => name)).toEqual(['saved.h5']);
  });

  it.each([
    ['/missing.json', 'There is nothing at'],
    ['/private', 'it answered 403'],
    ['/page', 'There is a web page at this address'],
    ['/notes.txt', 'neither a Keras .h5 file nor a model.json'],
    ['/recipe.json', 'no list of weights'],
    ['/huge', 'larger than any MobileNetV2'],
    ['/endless', 'larger than any MobileNetV2'],
    ['/cut', 'broke off'],
    ['/elsewhere.json', 'on another server, elsewhere.invalid'],
  ])('explains what is wrong with %s', async (path, message) => {
    await expect(download(path)).rejects.toThrow(message);
    expect(asked).toEqual([path]);
  });

  it('explains that a server cannot be reached, or that this machine is offline', async () => {
    const nowhere = () => downloadWeights('http://127.0.0.1:1/model.json', () => undefined);
    await expect(nowhere()).rejects.toThrow('could not be reached, or does not let other pages');
    vi.stubGlobal('navigator', { onLine: false });
    await expect(nowhere()).rejects.toThrow('This machine is offline');
    vi.stubGlobal('navigator', { onLine: true });
  });

  it.each(['model.json', 'http://example.com/model.json', 'file:///model.json'])(
    'asks nothing of %s',
    async (address) => {
      await expect(downloadWeights(address, () => undefined)).rejects.toThrow('https://');
    },
  );
});
