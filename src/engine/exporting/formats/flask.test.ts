import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportSource } from '../format';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import { flask } from './flask';
import { onnx } from './onnx';

let source: ExportSource;

beforeAll(async () => {
  await tf.setBackend('cpu');
  source = (await cnnSource()).source;
});

describe('the Flask service', () => {
  it('has every file that its Dockerfile copies, and the ONNX file as it is written alone', async () => {
    const files = new Map((await filesOf(flask, source)).map(({ path, bytes }) => [path, bytes]));
    const text = (name: string) => new TextDecoder().decode(files.get(`flask/${name}`));
    const copied = [...text('Dockerfile').matchAll(/^COPY (.*) \S+$/gm)];
    const names = copied.flatMap(([, list]) => list!.split(' '));
    expect(names).toContain('app.py');
    for (const name of names) expect(files.has(`flask/${name}`)).toBe(true);
    const [model] = await filesOf(onnx, source);
    expect(files.get('flask/model.onnx')).toEqual(model!.bytes);
    expect(JSON.parse(text('metadata.json'))).toEqual(source.metadata);
  });
});
