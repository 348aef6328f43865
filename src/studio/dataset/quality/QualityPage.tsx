import { Button, Stack, Tabs } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconPhoto } from '@tabler/icons-react';
import { useLiveQuery } from '../../components/useLiveQuery';
import { Link } from 'wouter';
import { listClasses } from '../../../storage/classes';
import { countImages } from '../../../storage/images';
import { t } from '../../../texts/t';
import { EmptyState } from '../../components/EmptyState';
import { PageHeading } from '../../components/PageHeading';
import { UndoButton, undoLatest } from '../undo';
import { useImagesQuery } from '../useImagesQuery';
import { GroupsPanel } from './groups/GroupsPanel';
import { LabelIssues } from './issues/LabelIssues';
import { Outliers } from './outliers/Outliers';
import { SimilarPairs } from './pairs/SimilarPairs';
import { MapPanel } from './map/MapPanel';

/** What could mislead training and evaluation, found in the features of the images. */
export default function QualityPage() {
  const count = useImagesQuery('count', () => countImages());
  const classes = useLiveQuery(listClasses);
  useHotkeys([['mod+Z', undoLatest]]);
  if (count === undefined || !classes) return null;
  return (
    <Stack gap="md">
      <PageHeading
        title={t('dataset.quality.title')}
        actions={
          <>
            <UndoButton />
            <Button
              component={Link}
              href="/"
              variant="default"
              leftSection={<IconArrowLeft size={18} aria-hidden />}
            >
              {t('dataset.quality.back')}
            </Button>
          </>
        }
      >
        {t('dataset.quality.purpose')}
      </PageHeading>
      {count === 0 ? (
        <EmptyState
          icon={IconPhoto}
          title={t('dataset.quality.noImages')}
          action={
            <Button component={Link} href="/">
              {t('dataset.page.add')}
            </Button>
          }
        >
          {t('dataset.quality.noImagesHelp')}
        </EmptyState>
      ) : (
        <Tabs defaultValue="issues" keepMounted={false}>
          <Tabs.List aria-label={t('dataset.quality.tabs.label')} mb="md">
            <Tabs.Tab value="issues">{t('dataset.quality.tabs.issues')}</Tabs.Tab>
            <Tabs.Tab value="pairs">{t('dataset.quality.tabs.pairs')}</Tabs.Tab>
            <Tabs.Tab value="outliers">{t('dataset.quality.tabs.outliers')}</Tabs.Tab>
            <Tabs.Tab value="map">{t('dataset.quality.tabs.map')}</Tabs.Tab>
            <Tabs.Tab value="groups">{t('dataset.quality.tabs.groups')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="issues">
            <LabelIssues classes={classes} />
          </Tabs.Panel>
          <Tabs.Panel value="pairs">
            <SimilarPairs classes={classes} />
          </Tabs.Panel>
          <Tabs.Panel value="outliers">
            <Outliers classes={classes} />
          </Tabs.Panel>
          <Tabs.Panel value="map">
            <MapPanel classes={classes} />
          </Tabs.Panel>
          <Tabs.Panel value="groups">
            <GroupsPanel />
          </Tabs.Panel>
        </Tabs>
      )}
    </Stack>
  );
}
