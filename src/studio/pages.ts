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
  /** Fetches the room's code: the shell loads none of it. */
  load: () => Promise<{ default: ComponentType }>;
}

/** The studio's rooms in the order a photograph walks through them. */
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
