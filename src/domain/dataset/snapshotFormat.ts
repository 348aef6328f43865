import * as v from 'valibot';
import { checkMessage, type Migration, type VersionedFormat } from '../versioned';
import type { Snapshot, SnapshotItem } from './dataset';

/** Version 2: items say their group and the part that their folder named; those of version 1 do not know. */
const itemsKnowTheirGroup: Migration = (snapshot) => ({ ...snapshot, version: 2 });

/** A dataset has thousands of items: checking the first tells whether they are items at all. */
const isItems = (value: unknown): boolean => {
  if (!Array.isArray(value)) return false;
  const [first] = value as Partial<SnapshotItem>[];
  return first === undefined || (typeof first.hash === 'string' && first.split !== undefined);
};

export const snapshotFormat: VersionedFormat<Snapshot> = {
  name: 'snapshot',
  migrations: [itemsKnowTheirGroup],
  schema: v.strictObject({
    version: v.literal(2),
    hash: v.string(),
    classes: v.array(v.string()),
    classIds: v.array(v.string()),
    items: v.custom<SnapshotItem[]>(isItems, checkMessage('data.notImages')),
  }),
};
