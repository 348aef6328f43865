import { Button, Group, Stack, Text } from '@mantine/core';
import { IconLasso, IconMinus, IconPlus, IconZoomReset } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { imageMapping } from '../../../../client/quality';
import type { ClassLabel } from '../../../../domain/dataset/dataset';
import type { ImageMap } from '../../../../engine/protocol/quality';
import { t } from '../../../../texts/t';
import { everything, setFilter, setSelection, useGallery } from '../../gallery/galleryStore';
import { SelectionBar } from '../../gallery/SelectionBar';
import { emptySelection } from '../../gallery/selection';
import { ColourChoice } from './ColourChoice';
import { MapCanvas, type MapMode } from './MapCanvas';
import styles from './Map.module.css';
import { ofPredictions, useKinds, type ColourBy } from './useKinds';
import type { ZoomRequest } from './useMapView';
import { usePredictions, usePredictionSources, type PredictionSource } from './usePredictions';

interface ImageMapViewProps {
  map: ImageMap;
  classes: readonly ClassLabel[];
}

/** The map with what it is coloured by, its tools, and what can be done with a selection. */
export function ImageMapView({ map, classes }: ImageMapViewProps) {
  const [colourBy, setColourBy] = useState<ColourBy>('class');
  const [mode, setMode] = useState<MapMode>('pan');
  const [zoom, setZoom] = useState<ZoomRequest>({ count: 0, factor: null });
  const note = useId();
  const [, navigate] = useLocation();
  const selection = useGallery((state) => state.selection);
  const [chosen, setSource] = useState<PredictionSource | null>(null);
  const sources = usePredictionSources() ?? [];
  const source = chosen ?? sources[0];
  const predictions = usePredictions(source);
  // The only run may have been deleted on another page.
  const colours = sources.length === 0 && ofPredictions(colourBy) ? 'class' : colourBy;
  const kinds = useKinds(map.hashes, classes, colours, predictions);
  const ask = (factor: number | null) => setZoom(({ count }) => ({ count: count + 1, factor }));
  const tools = [
    { label: t('dataset.quality.map.zoomIn'), icon: IconPlus, factor: 1.5 },
    { label: t('dataset.quality.map.zoomOut'), icon: IconMinus, factor: 1 / 1.5 },
    { label: t('dataset.quality.map.whole'), icon: IconZoomReset, factor: null },
  ];
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <ColourChoice
          colourBy={colours}
          onColourBy={setColourBy}
          sources={sources}
          source={source}
          onSource={setSource}
        />
        <Button
          size="xs"
          variant={mode === 'lasso' ? 'filled' : 'default'}
          aria-pressed={mode === 'lasso'}
          leftSection={<IconLasso size={16} aria-hidden />}
          onClick={() => setMode(mode === 'lasso' ? 'pan' : 'lasso')}
        >
          {t('dataset.quality.map.lasso')}
        </Button>
        <Group gap="4xs">
          {tools.map(({ label, icon: ToolIcon, factor }) => (
            <Button
              key={label}
              size="xs"
              px="2xs"
              variant="default"
              aria-label={label}
              title={label}
              onClick={() => ask(factor)}
            >
              <ToolIcon size={16} aria-hidden />
            </Button>
          ))}
        </Group>
        <Button size="xs" variant="default" ml="auto" onClick={() => void imageMapping.start()}>
          {t('dataset.quality.again')}
        </Button>
      </Group>
      {selection.selected.size > 0 && (
        <Group gap="xs" align="flex-start">
          <div style={{ flex: 1 }}>
            <SelectionBar selection={selection} items={undefined} classes={classes} />
          </div>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setFilter(everything);
              setSelection(selection);
              navigate('/');
            }}
          >
            {t('dataset.quality.map.inGallery')}
          </Button>
        </Group>
      )}
      {kinds && (
        <>
          <MapCanvas
            map={map}
            kinds={kinds}
            mode={mode}
            zoom={zoom}
            selected={selection.selected}
            note={note}
            onSelect={(hashes) => setSelection({ ...emptySelection, selected: new Set(hashes) })}
          />
          <Group gap="md" className={styles.legend}>
            {kinds.names.map((name, kind) => (
              <Text key={name} size="xs" component="span">
                <span className={styles.swatch} style={{ background: kinds.colours[kind] }} />
                {name}
              </Text>
            ))}
          </Group>
        </>
      )}
      <Text size="xs" c="dimmed" id={note}>
        {t('dataset.quality.map.note')}
      </Text>
    </Stack>
  );
}
