import {
  BlobWriter,
  TextReader,
  Uint8ArrayReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, it } from 'vitest';
import { english } from '../../texts/message';
import { openImageZip } from './zip';
import { storedZip } from './zip.fixture';

/** Bytes that begin as a PNG does. */
function png(length = 100): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
}

async function zip(files: Record<string, Uint8Array | string>, password?: string): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files)) {
    const reader =
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content);
    await writer.add(name, reader, password ? { password } : {});
  }
  return await writer.close();
}

/** Change the declared uncompressed size of every entry, in local headers and in the directory. */
async function declaring(archive: Blob, size: number): Promise<Blob> {
  const view = new DataView(await archive.arrayBuffer());
  for (let at = 0; at + 4 <= view.byteLength; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, size, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return new Blob([view.buffer]);
}

describe('openZip', () => {
  it('lists and unpacks images, wherever they are, and ignores other files', async () => {
    const archive = await zip({
      'd/cat/a.png': png(5000),
      'd/dog/b.png': png(),
      '__MACOSX/d/cat/._a.png': png(),
      'd/.DS_Store': 'litter',
    });
    const { members, rejections } = await openImageZip(archive);
    expect(members.map(({ path }) => path)).toEqual(['d/cat/a.png', 'd/dog/b.png']);
    expect(rejections).toEqual([]);
    const bytes = new Uint8Array(await (await members[0]!.open()).arrayBuffer());
    expect(bytes).toEqual(png(5000));
  });

  it.each(['../../x.png', 'a/../../x.png', '/etc/x.png', 'C:/x.png', '..\\x.png'])(
    'refuses the path %s and takes the rest',
    async (path) => {
      const { members, rejections } = await openImageZip(
        await zip({ [path]: png(), 'a.png': png() }),
      );
      expect(rejections.map((one) => [one.path, one.reason])).toEqual([[path, 'unsafe-path']]);
      expect(members.map((member) => member.path)).toEqual(['a.png']);
    },
  );

  it('does not open zips within zips', async () => {
    const { members, rejections } = await openImageZip(
      await zip({ 'more.zip': 'PK', 'a.png': png() }),
    );
    expect(english(rejections[0]!.message)).toMatch(/zip within a zip/);
    expect(members).toHaveLength(1);
  });

  it('says so when the zip is damaged', async () => {
    const whole = await zip({ 'a.png': png(1000) });
    const said = 'The zip is damaged or incomplete and cannot be opened. Make it again.';
    await expect(openImageZip(whole.slice(0, whole.size - 30))).rejects.toThrow(said);
    await expect(openImageZip(new Blob(['no zip at all']))).rejects.toThrow(said);
    await expect(openImageZip(new Blob([]))).rejects.toThrow(said);
  });

  it('says so when a file in it is damaged, and when it is locked', async () => {
    const noise = png(4000).map((byte, i) => (i < 32 ? byte : Math.imul(i, 0x9e3779b1) >>> 24));
    const archive = await zip({ 'a.png': noise });
    const bytes = new Uint8Array(await archive.arrayBuffer());
    bytes.fill(0x55, 1000, 1400);
    const { members } = await openImageZip(new Blob([bytes]));
    await expect(members[0]!.open()).rejects.toThrow('damaged within the zip');

    const locked = await openImageZip(await zip({ 'a.png': png() }, 'secret'));
    await expect(locked.members[0]!.open()).rejects.toThrow('protected by a password');
  });

  it('unpacks no further than it takes to see that a file is no image', async () => {
    const { members } = await openImageZip(await zip({ 'a.txt': 'text '.repeat(100_000) }));
    await expect(members[0]!.open()).rejects.toMatchObject({ reason: 'not-an-image' });
  });

  it('refuses a zip that declares to unpack to far more than its size', async () => {
    const files = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`${i}.png`, png()]));
    const bomb = await declaring(await zip(files), 2_600_000_000);
    await expect(openImageZip(bomb)).rejects.toThrow(
      /would unpack to 2.6 GB or more, over 100 times its own size/,
    );
  });

  it('refuses a zip of more than 200,000 files', { timeout: 120_000 }, async () => {
    const none = new Uint8Array();
    const files = Array.from({ length: 200_001 }, (_, i): [string, Uint8Array] => [`${i}`, none]);
    await expect(openImageZip(storedZip(files))).rejects.toThrow('more than 200,000 files');
  });

  it('does not believe a file that declares less than it unpacks to', async () => {
    const liar = await declaring(await zip({ 'a.png': png(2 ** 20) }), 100);
    const { members } = await openImageZip(liar);
    await expect(members[0]!.open()).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('stops unpacking at the largest size an image may have, whatever is declared', async () => {
    const huge = png(257 * 2 ** 20);
    const { members } = await openImageZip(await zip({ 'a.png': huge }));
    await expect(members[0]!.open()).rejects.toMatchObject({ reason: 'too-large' });
  });
});
