/** What the engine, storage and domain say; their code names these keys (`message`). */
import { backend } from './backend';
import { data } from './data';
import { evaluation } from './evaluation';
import { experiments } from './experiments';
import { exporting } from './exporting';
import { importing } from './importing';
import { models } from './models';
import { names } from './names';
import { project } from './project';
import { quality } from './quality';
import { storage } from './storage';
import { training } from './training';
import { weights } from './weights';
import { workers } from './workers';

export const messages = {
  backend,
  data,
  evaluation,
  experiments,
  exporting,
  importing,
  models,
  names,
  project,
  quality,
  storage,
  training,
  weights,
  workers,
} as const;
