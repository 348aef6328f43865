/** The rival: LiteRT.js, on the page as its documentation has it, on the studio's own `.tflite` file. */
import { loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import { backboneSide, DATA, SIZE } from './side';

export const litert = backboneSide(async (batch) => {
  const threads = navigator.hardwareConcurrency;
  await loadLiteRt('/rivals/litert/', { threads: true });
  const model = await loadAndCompile(`${DATA}backbone-${batch}.tflite`, {
    accelerator: 'wasm',
    cpuOptions: { numThreads: threads },
  });
  return {
    threads,
    async pass(images) {
      const image = new Tensor(images, [batch, SIZE, SIZE, 3]);
      const { scores } = await model.run({ image });
      const features = Float32Array.from((await scores!.data()) as Float32Array);
      image.delete();
      scores!.delete();
      return features;
    },
  };
});
