import { drawnFolder, THREE } from './drawings';
import { importFolder, openSample, trainSmall } from './studios';
import { openPath, type View } from './view';

/** Try it, in a studio with one small model. */
export const tryingViews: View[] = [
  {
    name: 'try-camera',
    async open(page, words) {
      await openSample(page, 20);
      await trainSmall(page, 2);
      await openPath('/try')(page);
      await page.getByRole('button', { name: words('trying.input.useCamera') }).click();
      const scores = page.getByRole('progressbar', { name: words('trying.score') });
      await scores.first().waitFor();
    },
  },
  {
    name: 'try-folder',
    async open(page, words) {
      await importFolder(page, words, await drawnFolder(THREE, 24));
      await trainSmall(page, 3);
      await openPath('/try')(page);
      await page.getByText(words('trying.tabs.others')).click();
      await page.getByTestId('folder-input').setInputFiles(await drawnFolder(THREE, 40));
      const matrix = page.getByRole('group', { name: words('common.confusionMatrix.title') });
      await matrix.waitFor({ timeout: 60_000 });
    },
  },
];
