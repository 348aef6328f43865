/** Profiles that injections start from: each is made once, by the studio itself, and copied. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { temporaryFolder, writePictures } from '../../e2e/pictures';
import { activities, importImages, settled } from './activities';
import type { Files, ProfileName } from './activity';
import { openBrowser } from './browser';
import { openAt, setUp } from './page';
import { projectFile } from './projectFile';

const IMAGES = 20;
const MANY_IMAGES = 150;

type Make = {
  from: ProfileName | null;
  path: string;
  act(page: Page, files: Files): Promise<void>;
};

const actOf = (name: string) => activities.find((one) => one.name === name)!;

const makers: Record<ProfileName, Make> = {
  empty: { from: null, path: '', act: settled },
  images: { from: 'empty', path: 'automation.html', act: importImages },
  trained: { from: 'images', ...actOf('training the CNN') },
  deleted: { from: 'images', ...actOf('deleting') },
};

export class Profiles {
  private readonly folder = temporaryFolder();
  private count = 0;
  readonly files: Files = {
    images: join(this.folder.path, 'images'),
    manyImages: join(this.folder.path, 'many'),
    project: join(this.folder.path, 'project.zip'),
  };

  constructor(private readonly url: string) {}

  /** Write the project file of the profile `trained`. */
  async writeProject(): Promise<void> {
    const profile = await this.copy('trained');
    const browser = await openBrowser(profile.path);
    await setUp(browser.context, { prepares: false, onError: () => undefined });
    const page = await openAt(browser.context, this.url, 'automation.html');
    writeFileSync(this.files.project, await projectFile(page));
    await browser.close();
    profile.remove();
  }

  async writeImages(): Promise<void> {
    await writePictures(this.files.images, IMAGES);
    await writePictures(this.files.manyImages, MANY_IMAGES);
  }

  /** The folder of a new profile with this content. `remove` it. */
  async copy(name: ProfileName): Promise<{ path: string; remove(): void }> {
    const made = await this.made(name);
    const path = join(this.folder.path, 'profiles', `${this.count++}`);
    cpSync(made, path, { recursive: true });
    return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
  }

  private async made(name: ProfileName): Promise<string> {
    const path = join(this.folder.path, 'profiles', name);
    if (existsSync(path)) return path;
    const { from, path: address, act } = makers[name];
    if (from) cpSync(await this.made(from), path, { recursive: true });
    else mkdirSync(path, { recursive: true });
    const browser = await openBrowser(path);
    await setUp(browser.context, { prepares: false, onError: () => undefined });
    await act(await openAt(browser.context, this.url, address), this.files);
    await browser.close();
    return path;
  }

  remove(): void {
    this.folder.remove();
  }
}
