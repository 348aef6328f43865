import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { randomFrom } from '../../src/domain/random';
import { listCandidates } from '../../src/engine/importing/listing';
import { zipWithMember } from './zipMember';

/** The members of a zip that are read whole. */
async function readable(bytes: Buffer): Promise<Map<string, Buffer>> {
  const file = new File([new Uint8Array(bytes)], 'a.zip');
  const { candidates } = await listCandidates([{ path: 'a.zip', file }]);
  const found = new Map<string, Buffer>();
  for (const { path, open } of candidates) {
    const content = await open().catch(() => null);
    if (content) found.set(path, Buffer.from(await content.arrayBuffer()));
  }
  return found;
}

it('damages one member in each of its ways, and leaves the others as they were', async () => {
  let [differing, unreadable] = [0, 0];
  for (let n = 0; n < 12; n++) {
    const whole = await zipWithMember(n, randomFrom(n), true);
    const spoilt = await zipWithMember(n, randomFrom(n), false);
    expect(spoilt.member).toBe(whole.member);
    const [before, after] = [await readable(whole.bytes), await readable(spoilt.bytes)];
    expect(before.size).toBe(5);
    for (const [path, content] of before) {
      if (!path.endsWith(whole.member)) expect(after.get(path)).toEqual(content);
      else if (!after.has(path)) unreadable++;
      else if (!after.get(path)!.equals(content)) differing++;
    }
  }
  expect(unreadable).toBeGreaterThan(0);
  expect(differing).toBeGreaterThan(0);
});
