/** The rival: onnxruntime-web on the studio's own ONNX file. */
import { expose } from 'comlink';
import * as ort from 'onnxruntime-web/wasm';
import { backboneSide, DATA, SIZE } from './side';

expose(
  backboneSide(async (batch) => {
    const threads = navigator.hardwareConcurrency;
    ort.env.wasm.numThreads = threads;
    ort.env.wasm.wasmPaths = '/rivals/onnxruntime/';
    const session = await ort.InferenceSession.create(`${DATA}backbone.onnx`);
    return {
      threads,
      async pass(images) {
        const image = new ort.Tensor('float32', images, [batch, SIZE, SIZE, 3]);
        const { scores } = await session.run({ image });
        return scores!.data as Float32Array;
      },
    };
  }),
);
