import { Button, Center, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconAlertTriangle, IconZoomCheck } from '@tabler/icons-react';
import { useLiveQuery } from '../components/useLiveQuery';
import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import { UNLABELLED } from '../../domain/dataset/dataset';
import { datasetProblem } from '../../domain/dataset/snapshot';
import { listClasses } from '../../storage/classes';
import { countByClass } from '../../storage/images';
import { runDemo } from '../../client/demo';
import { addSampleDataset, dismissReport } from '../../client/importSession';
import { say, t } from '../../texts/t';
import { usePickers } from '../components/files/usePickers';
import { pickProjects } from '../components/project/projectDialog';
import { useImport } from '../components/useImport';
import { Album } from './Album';
import { total } from './classes/balance';
import { AddMenu } from './incoming/AddMenu';
import { DropOverlay } from './incoming/DropOverlay';
import { ImportElsewhere } from './incoming/ImportElsewhere';
import { ImportProgress } from './incoming/ImportProgress';
import { ImportReport } from './incoming/ImportReport';
import { InterruptedImport } from './incoming/InterruptedImport';
import { useIncoming } from './incoming/useIncoming';
import { Notice } from './Notice';
import { UndoButton, undoLatest } from './undo';
import { useImagesQuery } from './useImagesQuery';
import { Webcam } from './webcam/Webcam';
import { FirstScreen } from './welcome/FirstScreen';
import { formatImages } from './format';

/** The dataset page: the first screen while there are no images, the album afterwards. */
export default function DatasetPage() {
  const counts = useImagesQuery('counts', countByClass);
  const classes = useLiveQuery(listClasses);
  const { status, report, error } = useImport();
  const incoming = useIncoming();
  const pickers = usePickers(incoming);
  const [isRecording, setRecording] = useState(false);
  const busy = status === 'importing' || status === 'cancelling' || incoming.found !== null;
  // Deferred, so that React renders the album in slices and the click or drop that started it is answered at once.
  const hasAlbum = useDeferredValue(busy || Object.keys(counts ?? {}).length > 0);
  useHotkeys([['mod+Z', undoLatest]]);

  if (!counts || !classes) {
    return (
      <Center mih="40vh">
        <Loader role="progressbar" aria-label={t('dataset.page.reading')} />
      </Center>
    );
  }

  const imageCount = Object.values(counts).reduce((sum, parts) => sum + total(parts), 0);
  const labelled = imageCount - total(counts[UNLABELLED]);
  const sample = () => void addSampleDataset(null);
  const record = () => setRecording(true);
  return (
    <Stack>
      {pickers.inputs}
      <DropOverlay
        refusal={busy ? t('dataset.page.busyDrop') : null}
        onDrop={(transfer) => void incoming.dropped(transfer)}
      />
      {isRecording && <Webcam classes={classes} onClose={() => setRecording(false)} />}
      {(imageCount > 0 || busy) && (
        <Group justify="space-between">
          <div>
            <Title order={2}>{t('shell.pages.images')}</Title>
            <Text c="dimmed" size="sm">
              {summary(labelled, imageCount - labelled, classes.length)}
            </Text>
          </div>
          <Group gap="xs">
            <UndoButton />
            <Button
              component={Link}
              href="/images/quality"
              variant="default"
              leftSection={<IconZoomCheck size={18} aria-hidden />}
            >
              {t('dataset.quality.open')}
            </Button>
            <AddMenu
              disabled={busy}
              onFolder={pickers.openFolder}
              onFiles={pickers.openFiles}
              onWebcam={record}
              onSample={sample}
              onProject={pickProjects}
            />
          </Group>
        </Group>
      )}
      {imageCount === 0 && !busy && <UndoButton />}
      {!busy && <ImportElsewhere />}
      {!busy && (
        <InterruptedImport
          onFolder={pickers.openFolder}
          onFiles={pickers.openFiles}
          onSample={sample}
          onProject={pickProjects}
        />
      )}
      {busy && <ImportProgress found={incoming.found} />}
      {status === 'failed' && error && (
        <Notice
          color="error"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('dataset.page.stopped')}
          onClose={dismissReport}
        >
          <Text size="sm">{say(error)}</Text>
        </Notice>
      )}
      {report && <ImportReport report={report} canTrain={!datasetProblem(counts, classes)} />}
      {hasAlbum ? (
        <Album imageCount={imageCount} classes={classes} counts={counts} busy={busy} />
      ) : (
        <FirstScreen
          onFolder={pickers.openFolder}
          onFiles={pickers.openFiles}
          onWebcam={record}
          onSample={sample}
          onDemo={() => void runDemo()}
          onProject={pickProjects}
        />
      )}
    </Stack>
  );
}

/** "24 images in 2 classes, 3 to label". */
function summary(labelled: number, unlabelled: number, classCount: number): string {
  const text = t('dataset.page.summary', { images: formatImages(labelled), count: classCount });
  return unlabelled > 0 ? t('dataset.page.toLabel', { summary: text, count: unlabelled }) : text;
}
