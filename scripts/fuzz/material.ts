/** What whole files are made of: the studio makes it. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { projectFile } from '../faults/projectFile';
import { recipes } from '../faults/recipes';
import type { Material } from './files';
import { choices } from './open';

/** A small trained model in every format that comes back, and a project of it. */
export async function makeMaterial(page: Page): Promise<Material> {
  const recipe = recipes['compact-cnn'];
  const short = { ...recipe, training: { ...recipe.training, epochs: 1 } };
  const files = await page.evaluate(
    async ([recipe, choices]) => {
      await window.studio.importSample({ ...choices, limit: 12 });
      const { id } = await window.studio.train(recipe, 'wasm');
      return await window.studio.exportRun(id, ['tfjs', 'keras', 'h5', 'elsewhere']);
    },
    [short, choices] as const,
  );
  const model = new Map(
    files.map(({ path, base64 }) => [path.split('/').at(-1)!, Buffer.from(base64, 'base64')]),
  );
  const bundled = (name: string) => readFileSync(`public/generated/mobilenetv2/${name}`);
  const weights = { json: bundled('model.json'), shard: bundled('group1-shard1of1') };
  return { model, weights, project: await projectFile(page), recipe: JSON.stringify(recipe) };
}
