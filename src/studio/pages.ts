import {
  IconCamera,
  IconDownload,
  IconPhoto,
  IconScale,
  IconSchool,
  IconWand,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

export interface PageEntry {
  path: string;
  label: string;
  icon: Icon;
  /** Imports the page's code, which is not in the app's first bundle. */
  load: () => Promise<{ default: ComponentType }>;
}

/** The app's pages, in the order of the workflow. */
export const pages: PageEntry[] = [
  {
    path: '/',
    label: 'Photographs',
    icon: IconPhoto,
    load: () => import('./dataset/DatasetPage'),
  },
  {
    path: '/augment',
    label: 'Augment',
    icon: IconWand,
    load: () => import('./augmentation/AugmentationPage'),
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
