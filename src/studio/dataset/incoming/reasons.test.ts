import { describe, expect, it } from 'vitest';
import type { Rejection } from '../../../domain/dataset/dataset';
import { message } from '../../../texts/message';
import { switchTexts } from '../../../texts/t';
import { byReason, rejectionsAsText } from './reasons';

const rejections: Rejection[] = [
  { path: 'b.jpg', reason: 'duplicate', message: 'A duplicate of a.jpg.' },
  { path: 'notes.txt', reason: 'not-an-image', message: 'This is text.' },
  { path: 'c.jpg', reason: 'duplicate', message: 'A duplicate of a.jpg.' },
];

describe('what was skipped', () => {
  it('is grouped by reason, with every file listed', () => {
    const groups = byReason(rejections);
    expect(groups.map(({ reason }) => reason)).toEqual(['not-an-image', 'duplicate']);
    expect(groups.flatMap((group) => group.rejections)).toHaveLength(3);
  });

  it('is one line a file as text', () => {
    const lines = rejectionsAsText(rejections).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe('notes.txt\tThis is text.');
  });

  it('is English as text, whatever the page’s language', async () => {
    await switchTexts('es');
    const zip: Rejection = {
      ...{ path: 'a.zip', reason: 'unsupported-format' },
      message: message('importing.foreign.json'),
    };
    expect(rejectionsAsText([zip])).toBe('a.zip\tThe file is data (JSON), not an image.\n');
    await switchTexts('en');
  });
});
