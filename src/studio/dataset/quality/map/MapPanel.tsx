import { IconMap2 } from '@tabler/icons-react';
import { imageMapping } from '../../../../client/quality';
import type { ClassLabel } from '../../../../domain/dataset/dataset';
import { AnalysisView } from '../AnalysisView';
import { ImageMapView } from './ImageMapView';

/** All images as dots, those that are alike near each other. */
export function MapPanel({ classes }: { classes: readonly ClassLabel[] }) {
  return (
    <AnalysisView
      analysis={imageMapping}
      icon={IconMap2}
      title="dataset.quality.map.title"
      help="dataset.quality.map.help"
      work="dataset.quality.map.analysis"
    >
      {(map) => <ImageMapView map={map} classes={classes} />}
    </AnalysisView>
  );
}
