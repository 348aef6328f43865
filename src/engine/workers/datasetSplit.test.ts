import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImageRecord } from '../../domain/dataset/dataset';
import * as nearDuplicates from '../../domain/dataset/nearDuplicates';
import { DEFAULT_SPLIT_SETTINGS } from '../../domain/split/split';
import { db } from '../../storage/db';
import { relabelImages } from '../../storage/imageChanges';
import { allImages, needsSplit } from '../../storage/images';
import { setSplitSettings } from '../../storage/staleSplit';
import { regroupDataset, resplitDataset } from './datasetSplit';

const groupImages = vi.spyOn(nearDuplicates, 'groupImages');

beforeEach(async () => {
  groupImages.mockReset();
  await db.delete({ disableAutoOpen: false });
  const record = (n: number): ImageRecord => ({
    hash: String(n).padStart(2, '0'),
    path: `cat/${n}.jpg`,
    classId: n % 2 ? 'cat' : 'dog',
    split: 'none',
    pinnedSplit: null,
    groupId: String(n).padStart(2, '0'),
    perceptualHash: n < 2 ? 'f'.repeat(64) : n.toString(16).padEnd(64, '0f3c5a'.slice(n % 3)),
    width: 32,
    height: 32,
    byteLength: 3,
    mimeType: 'image/jpeg',
    source: 'photograph',
    addedAt: 0,
  });
  await db.images.bulkAdd(Array.from({ length: 12 }, (_, n) => record(n)));
});

describe('the split of the stored dataset', () => {
  it('follows labels without comparing images again', async () => {
    await regroupDataset();
    groupImages.mockClear();
    const before = new Map((await allImages()).map(({ hash, groupId }) => [hash, groupId]));
    await relabelImages(['04', '06', '08'], 'cat');
    await resplitDataset();
    expect(groupImages).not.toHaveBeenCalled();
    for (const { hash, groupId, split } of await allImages()) {
      expect(groupId).toBe(before.get(hash));
      expect(split).not.toBe('none');
    }
  });

  it('is not locked in a transaction while images are compared', async () => {
    const open: unknown[] = [];
    groupImages.mockImplementationOnce(() => {
      open.push(Dexie.currentTransaction);
      const groups = [
        ['00', 'near:00'],
        ['01', 'near:00'],
      ] as const;
      return Promise.resolve(new Map(groups));
    });
    expect(await regroupDataset()).toBe(1);
    expect(open).toEqual([null]);
    const [first, second] = await allImages();
    expect([first!.groupId, second!.groupId]).toEqual(['near:00', 'near:00']);
    expect(first!.split).toBe(second!.split);
  });

  it('stays stale where settings were changed while images were compared', async () => {
    const settings = DEFAULT_SPLIT_SETTINGS;
    await db.settings.put({ key: 'splitIsStale', value: { since: 1 } });
    let changing = Promise.resolve();
    groupImages.mockImplementationOnce(() => {
      changing = setSplitSettings({ ...settings, seed: settings.seed + 1 });
      return Promise.resolve(new Map());
    });
    await regroupDataset();
    await changing;
    expect(await needsSplit()).toBe(true);
    await resplitDataset();
    expect(await needsSplit()).toBe(false);
  });

  it('writes only the images whose split changed', async () => {
    await regroupDataset();
    const puts = vi.fn();
    db.images.hook('updating', puts);
    await resplitDataset();
    db.images.hook('updating').unsubscribe(puts);
    expect(puts).not.toHaveBeenCalled();
  });
});
