import {
  IconCamera,
  IconDownload,
  IconPhoto,
  IconScale,
  IconSchool,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

export interface PageEntry {
  path: string;
  label: string;
  /** Imports the page's code, which is not in the app's first bundle. */
  load: () => Promise<{ default: ComponentType }>;
}

/** The pages of the navigation, in the order of the workflow. */
export const steps: (PageEntry & { icon: Icon })[] = [
  {
    path: '/',
    label: 'Photographs',
    icon: IconPhoto,
    load: () => import('./dataset/DatasetPage'),
  },
  {
    path: '/train',
    label: 'Train',
    icon: IconSchool,
    load: () => import('./training/TrainingPage'),
  },
  {
    path: '/compare',
    label: 'Compare',
    icon: IconScale,
    load: () => import('./comparison/ComparisonPage'),
  },
  { path: '/try', label: 'Try it', icon: IconCamera, load: () => import('./trying/TryingPage') },
  {
    path: '/keep',
    label: 'Keep',
    icon: IconDownload,
    load: () => import('./exporting/ExportingPage'),
  },
];

/** Every page; one below another's path belongs to it. */
export const pages: PageEntry[] = [
  ...steps,
  {
    path: '/train/augmentation',
    label: 'Augmentation',
    load: () => import('./training/augmentation/AugmentationPage'),
  },
];

/** Where the paths of earlier versions lead now. */
export const movedPaths: Record<string, string> = { '/augment': '/train/augmentation' };
