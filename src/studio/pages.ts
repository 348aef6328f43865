import {
  IconCamera,
  IconDownload,
  IconPhoto,
  IconScale,
  IconSchool,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { LabelKey } from '../texts/t';

export interface PageEntry {
  path: string;
  label: LabelKey;
  /** Imports the page's code, which is not in the app's first bundle. */
  load: () => Promise<{ default: ComponentType }>;
  /** Whether addresses below its path are its own: it reads which part is opened. */
  hasParts?: true;
}

/** The pages of the navigation, in the order of the workflow. */
export const steps: (PageEntry & { icon: Icon })[] = [
  {
    path: '/',
    label: 'shell.pages.images',
    icon: IconPhoto,
    load: () => import('./dataset/DatasetPage'),
  },
  {
    path: '/train',
    label: 'shell.pages.train',
    icon: IconSchool,
    load: () => import('./training/TrainingPage'),
  },
  {
    path: '/compare',
    label: 'shell.pages.compare',
    icon: IconScale,
    load: () => import('./comparison/ComparisonPage'),
  },
  {
    path: '/try',
    label: 'shell.pages.try',
    icon: IconCamera,
    load: () => import('./trying/TryingPage'),
  },
  {
    path: '/export',
    label: 'shell.pages.export',
    icon: IconDownload,
    load: () => import('./exporting/ExportingPage'),
  },
];

/** Every page; one below another's path belongs to it. */
export const pages: PageEntry[] = [
  ...steps,
  {
    path: '/images/quality',
    label: 'shell.pages.quality',
    load: () => import('./dataset/quality/QualityPage'),
  },
  {
    path: '/train/augmentation',
    label: 'shell.pages.augmentation',
    load: () => import('./training/augmentation/AugmentationPage'),
  },
  {
    path: '/compare/experiments',
    label: 'shell.pages.experiments',
    load: () => import('./comparison/experiments/ExperimentPage'),
    hasParts: true,
  },
];

/** The page at an address. */
export const pageAt = (location: string): PageEntry | undefined =>
  pages.find(
    ({ path, hasParts }) => path === location || (hasParts && location.startsWith(`${path}/`)),
  );

/** Where the paths of earlier versions lead now. */
export const movedPaths: Record<string, string> = {
  '/augment': '/train/augmentation',
  '/keep': '/export',
};
