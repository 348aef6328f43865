/** What an activity is: activities.ts and experiments.ts list them. */
import type { Page } from '@playwright/test';
import type { RunEvent } from '../../src/client/runEvents';

/** Which prepared profile an activity starts from (profiles.ts). */
export type ProfileName = 'empty' | 'images' | 'trained' | 'deleted';

export interface Activity {
  name: string;
  profile: ProfileName;
  /** The address of the page that does it, below the studio's own. */
  path: string;
  /** Does it to its end. Throws an Error with the message that the user would read. */
  act(page: Page, files: Files): Promise<void>;
  /** The fault comes after this event of the run; without it, after the start. */
  after?: (event: RunEvent) => boolean;
  /** What works on it besides the page. */
  uses: 'import' | 'training' | 'inference' | 'page';
  backend?: 'wasm' | 'webgl';
  /** It writes nothing, so that a full disk cannot meet it. */
  readsOnly?: true;
}

/** Files of the developer's disk that are given to the page. */
export interface Files {
  /** A folder of labelled images. */
  images: string;
  /** One with more of them, so that an import takes a while. */
  manyImages: string;
  /** A project file with images and a run. */
  project: string;
}
