import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { newId, uuidOf } from './newId';
import { sha256 } from './sha256';

afterEach(() => vi.unstubAllGlobals());

/** What plain http has of `crypto`. */
const insecure = () =>
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('hashes the same with Web Crypto and without', async () => {
  const inputs = [0, 1, 63, 64, 1000].map((length) => new Uint8Array(length).fill(length));
  for (const bytes of inputs) expect(await sha256(bytes)).toBe(expected(bytes));
  insecure();
  for (const bytes of inputs) expect(await sha256(bytes)).toBe(expected(bytes));
});

it('makes UUIDs of version 4 without randomUUID', () => {
  expect(uuidOf(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  insecure();
  const ids = Array.from({ length: 100 }, newId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
});
