import { lazy } from 'react';

/** The studio's rooms in the order a photograph walks through them. */
export const rooms = [
  { path: '/', label: 'Photographs', Room: lazy(() => import('./dataset/DatasetRoom')) },
  {
    path: '/augment',
    label: 'Augment',
    Room: lazy(() => import('./augmentation/AugmentationRoom')),
  },
  { path: '/train', label: 'Train', Room: lazy(() => import('./training/TrainingRoom')) },
  { path: '/compare', label: 'Compare', Room: lazy(() => import('./comparison/ComparisonRoom')) },
  { path: '/try', label: 'Try it', Room: lazy(() => import('./trying/TryingRoom')) },
  { path: '/keep', label: 'Keep', Room: lazy(() => import('./exporting/ExportingRoom')) },
] as const;
