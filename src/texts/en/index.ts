/** The English catalogue: every text of the interface, one file for each page or area. */
import { bench } from './bench';
import { common } from './common';
import { comparison } from './comparison';
import { dataset } from './dataset';
import { demo } from './demo';
import { experiments } from './experiments';
import { exporting } from './exporting';
import { help } from './help';
import { messages } from './messages';
import { project } from './project';
import { shell } from './shell';
import { training } from './training';
import { trying } from './trying';

export const en = {
  bench,
  common,
  comparison,
  dataset,
  demo,
  experiments,
  exporting,
  help,
  messages,
  project,
  shell,
  training,
  trying,
} as const;
