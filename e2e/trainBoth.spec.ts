import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** One way of doing everything: a user has the mouse only, or the keyboard only. */
interface Hand {
  press(target: Locator): Promise<void>;
  /** Choose one of a group of radio cards. */
  choose(target: Locator): Promise<void>;
  /** Choose one of a row of segments. */
  segment(name: string): Promise<void>;
  smallest(slider: Locator): Promise<void>;
  setToOne(field: Locator): Promise<void>;
}

const mouse = (page: Page): Hand => ({
  press: (target) => target.click(),
  choose: (target) => target.click(),
  // A segment's radio is invisible; its words are what is clicked.
  segment: (name) => page.getByText(name, { exact: true }).click(),
  smallest: async (slider) => {
    const track = slider.locator('xpath=ancestor::*[contains(@class,"Slider-trackContainer")]');
    await track.click({ position: { x: 1, y: 4 } });
  },
  setToOne: async (field) => {
    const down = field
      .locator('xpath=ancestor::*[contains(@class,"NumberInput-wrapper")]')
      .locator('[data-direction="down"]');
    for (let value = Number(await field.inputValue()) - 1; value >= 1; value--) {
      await down.click();
      await expect(field).toHaveValue(String(value));
    }
  },
});

const keyboard = (page: Page): Hand => {
  /** Tab until the target has the focus; what cannot be reached so cannot be used so. */
  const reach = async (target: Locator, isThere = (e: Element) => e === document.activeElement) => {
    for (let i = 0; i < 150; i++) {
      if (await target.evaluate(isThere)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${target}.`);
  };
  const choose = async (target: Locator) => {
    await target.waitFor({ state: 'attached' });
    const group = target.locator('xpath=ancestor::*[@role="radiogroup"][1]');
    await reach(group, (e) => e.contains(document.activeElement));
    for (let i = 0; i < 4 && !(await target.evaluate((e) => e === document.activeElement)); i++) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Space');
  };
  return {
    press: async (target) => {
      await target.waitFor();
      await reach(target);
      await page.keyboard.press('Enter');
    },
    choose,
    segment: (name) => choose(page.getByRole('radio', { name })),
    smallest: async (slider) => {
      await reach(slider);
      await page.keyboard.press('Home');
    },
    setToOne: async (field) => {
      await reach(field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('1');
      await expect(field).toHaveValue('1');
    },
  };
};

const ways = { mouse, keyboard };

for (const [name, handOf] of Object.entries(ways)) {
  test(`from the sample dataset through “Train both” to the comparison, by the ${name} alone`, async ({
    page,
  }) => {
    test.setTimeout(1_500_000);
    const hand = handOf(page);
    await page.goto('/');
    await hand.press(page.getByRole('button', { name: 'Use the sample dataset' }));
    const report = page.getByRole('region', { name: 'Import report' });
    await expect(report).toContainText('400 ', { timeout: 240_000 });

    await hand.press(report.getByRole('link', { name: 'Train' }));
    await hand.press(page.getByRole('button', { name: 'Advanced' }));
    const cnn = page.getByRole('region', { name: 'Scratch CNN' });
    const mobileNet = page.getByRole('region', { name: 'MobileNetV2' });
    await hand.smallest(cnn.getByRole('slider', { name: 'Image size' }));
    await hand.setToOne(cnn.getByLabel('Epochs', { exact: true }));
    await hand.smallest(mobileNet.getByRole('slider', { name: 'Image size' }));
    await hand.setToOne(mobileNet.getByLabel('Epochs for the head'));
    await hand.setToOne(mobileNet.getByLabel('Augmented copies per image'));
    await hand.setToOne(mobileNet.getByLabel('Fine-tuning epochs'));
    await hand.press(page.getByRole('button', { name: 'Train both' }));
    await expect(page.getByText('Finished', { exact: true })).toHaveCount(2, { timeout: 900_000 });

    await hand.press(page.getByRole('link', { name: 'Compare' }).first());
    await expect(page.getByText('Is the difference real?')).toBeVisible();
    await expect(page.getByText(/McNemar’s exact test/)).toBeVisible();
    await expect(page.getByRole('row', { name: /^Accuracy/ })).toBeVisible();

    await hand.segment('Evaluation');
    await hand.press(page.getByRole('button', { name: /[1-9].* of .* predicted as/ }).first());
    await hand.press(page.getByRole('button', { name: /^Inspect / }).first());
    const detail = page.getByRole('dialog');
    await expect(detail.getByTestId('grad-cam')).toBeVisible({ timeout: 120_000 });
  });
}
