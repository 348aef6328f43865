import { expect, it } from 'vitest';
import { english } from '../../texts/message';
import { cnnSource } from './exportedModel.fixture';
import { readme } from './readme';
import { FORMATS } from './registry';

it('describes the model once, and each format with its examples', async () => {
  const { metadata } = (await cnnSource()).source;
  const text = readme(metadata, FORMATS);
  expect(text).toContain('float32 [batch, 64, 64, 3]');
  expect(text).toContain('the probability of "masked" (from 0.5 on');
  for (const format of FORMATS) {
    expect(text).toContain(`## ${english(format.title)}\n`);
    for (const { code } of format.usage?.(metadata) ?? []) expect(text).toContain(code);
  }
});

it('says which formats differ from the stored predictions', async () => {
  const { metadata } = (await cnnSource()).source;
  const differing = FORMATS.filter(({ approximate }) => approximate);
  const [exact] = FORMATS.filter(({ approximate }) => !approximate);
  expect(readme(metadata, differing).match(/lower precision/g)).toHaveLength(differing.length);
  expect(readme(metadata, [exact!])).not.toContain('lower precision');
});

it('says how scores become an answer, where more than a threshold of 0.5 decides', async () => {
  const { metadata } = (await cnnSource()).source;
  expect(readme(metadata, [])).not.toContain('Not sure');
  const rule = { kind: 'recall', atLeast: 0.9 } as const;
  const decided = { minConfidence: 0.85, thresholdChoice: { rule, images: 41 }, temperature: 1.25 };
  const text = readme({ ...metadata, ...decided }, []);
  expect(text).toContain('**Temperature**: 1.2500');
  expect(text).toContain('chosen for a recall of at least 0.9, on 41 validation images');
  expect(text).toContain('is below 0.85 (`minConfidence` in `metadata.json`)');
});
