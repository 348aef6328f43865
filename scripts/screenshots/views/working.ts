import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLongRun } from './studios';
import { aFace, openPath, tryAFace, type View } from './view';

function folderWithBrokenFiles(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'mask-studio-')), 'photos');
  mkdirSync(join(folder, 'with_mask'), { recursive: true });
  writeFileSync(join(folder, 'with_mask', 'empty.jpg'), '');
  writeFileSync(join(folder, 'with_mask', 'notes.txt'), 'not a picture');
  writeFileSync(join(folder, 'with_mask', 'cut.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
  return folder;
}

/** Views that change what the studio holds; last. */
export const workingViews: View[] = [
  {
    name: 'undo',
    async open(page, words) {
      await openPath('/')(page);
      const album = page.getByRole('listbox', { name: words('dataset.gallery.label') });
      await album.getByRole('option').first().click();
      await page.getByRole('button', { name: words('dataset.gallery.delete') }).click();
      await page.getByRole('button', { name: words('dataset.undo.undo') }).waitFor();
    },
    async close(page, words) {
      const undo = page.getByRole('button', { name: words('dataset.undo.last') });
      await undo.click();
      await undo.waitFor({ state: 'detached' });
    },
    windowOnly: true,
  },
  {
    name: 'delete-class',
    async open(page, words) {
      await openPath('/')(page);
      await page
        .getByRole('button', { name: words('dataset.classes.change') })
        .first()
        .click();
      await page.getByRole('menuitem', { name: words('dataset.classes.delete') }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'webcam',
    async open(page, words) {
      await openPath('/')(page);
      await page.getByRole('button', { name: words('dataset.page.add') }).click();
      await page.getByRole('menuitem', { name: words('dataset.page.addWebcam') }).click();
      await page.getByRole('dialog').locator('video').waitFor();
    },
  },
  {
    name: 'try-table',
    async open(page) {
      await openPath('/try')(page);
      const faces = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => aFace(seed)));
      await page.getByTestId('file-input').setInputFiles(faces);
      await page.getByRole('table').waitFor({ timeout: 60_000 });
      await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
    },
  },
  {
    name: 'cannot-start',
    async open(page, words) {
      await startLongRun(page, words, 0);
      await page.getByText(words('training.page.start.problem')).waitFor();
    },
  },
  {
    name: 'training',
    async open(page, words) {
      await startLongRun(page, words, 60, 5);
    },
    async close(page, words) {
      await page.getByRole('button', { name: words('training.runs.active.stop') }).click();
      const now = page.getByRole('region', { name: words('training.runs.active.label') });
      await now.waitFor({ state: 'detached', timeout: 60_000 });
    },
  },
  {
    name: 'try-now',
    async open(page, words) {
      await openPath('/train')(page);
      await tryAFace(page, words);
    },
  },
  {
    name: 'interrupted',
    async open(page, words) {
      await startLongRun(page, words, 61, 3);
      await page.reload();
      await page.getByText(words('training.page.interrupted.title')).first().waitFor();
    },
  },
  {
    name: 'import-report',
    async open(page, words) {
      await openPath('/')(page);
      await page.getByTestId('folder-input').setInputFiles(folderWithBrokenFiles());
      const report = page.getByRole('region', { name: words('dataset.incoming.report.label') });
      await report.waitFor({ timeout: 60_000 });
    },
    windowOnly: true,
  },
];
