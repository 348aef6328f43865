import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { FrameStrip } from './FrameStrip';
import { framesToImport } from './framesToImport';
import type { RecordedFrame } from './useRecording';

const frame = (name: string, mirrored: boolean): RecordedFrame => ({
  ...{ classId: 'cat', url: `blob:${name}`, mirrored, takenAt: 0 },
  blob: new Blob([name], { type: 'image/jpeg' }),
});
const frames = [frame('front', true), frame('back', false)];

it('shows a frame mirrored where the preview was', () => {
  const markup = renderToStaticMarkup(
    createElement(FrameStrip, { frames, cut: null, onDrop: () => undefined }),
  );
  const images = Object.fromEntries(
    [...markup.matchAll(/<img[^>]*>/g)].map(([image]) => [
      /blob:(\w+)/.exec(image)![1],
      image.includes('data-mirrored="true"'),
    ]),
  );
  expect(images).toEqual({ front: true, back: false });
});

it('imports the bytes that the camera gave, mirrored or not', async () => {
  const label = { id: 'cat', name: 'cat', position: 0 };
  const files = framesToImport(frames, null, label);
  expect(await Promise.all(files.map(({ file }) => file.text()))).toEqual(['front', 'back']);
});
