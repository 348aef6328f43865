import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { MobileNetV2Model } from 'nsfwjs/models/mobilenet_v2';

/**
 * Write the bundled MobileNetV2 weights as their package publishes them (model.json
 * and one file of uint8 weights, 2.6 MB), with the licence they come under.
 */
export async function writeBundledWeights(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { default: model } = await MobileNetV2Model.modelJson();
  writeFileSync(`${folder}/model.json`, JSON.stringify(model));
  const paths = model.weightsManifest.flatMap((group) => group.paths);
  for (const [i, path] of paths.entries()) {
    const { default: base64 } = await MobileNetV2Model.weightBundles[i]!();
    writeFileSync(`${folder}/${path}`, Buffer.from(base64, 'base64'));
  }
  copyFileSync('node_modules/nsfwjs/LICENSE', `${folder}/LICENSE.txt`);
}
