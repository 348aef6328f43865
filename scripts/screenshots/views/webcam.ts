import { openPath, type View } from './view';

/** Recording from the webcam; each view in a studio that holds nothing yet. */
export const webcamViews: View[] = [
  {
    name: 'webcam-naming',
    async open(page, words) {
      await openPath('/')(page);
      await page.getByRole('button', { name: words('dataset.welcome.webcam') }).click();
      await page.getByRole('dialog').getByText(words('dataset.webcam.naming.title')).waitFor();
    },
  },
  {
    name: 'webcam-recorded',
    async open(page, words) {
      await openPath('/')(page);
      await page.getByRole('button', { name: words('dataset.welcome.webcam') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words('dataset.webcam.naming.first')).fill('with mask');
      await dialog.getByLabel(words('dataset.webcam.naming.second')).fill('without mask');
      await page.keyboard.press('Enter');
      const record = dialog.getByRole('button', { name: words('dataset.webcam.record') });
      // The test picture of the camera stands for a face.
      await record.click({ delay: 2000, timeout: 30_000 });
      await dialog.getByRole('img').first().waitFor();
    },
  },
];
