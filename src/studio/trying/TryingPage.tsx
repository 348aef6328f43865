import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { Link } from 'wouter';
import { t } from '../../texts/t';
import { EmptyState } from '../components/EmptyState';
import type { UsableModel } from '../components/predicting/usableModel';
import { PageHeading } from '../components/PageHeading';
import { useTryingView } from '../components/tryingView';
import { OtherImages } from './evaluation/OtherImages';
import { chosenModel } from './ModelSelect';
import { OneImage } from './OneImage';
import { useUsableModels } from './usableModels';

function Trying({ models }: { models: UsableModel[] }) {
  const { tab, modelKey } = useTryingView();
  const model = chosenModel(models, modelKey);
  return tab === 'one-image' ? (
    <OneImage models={models} model={model} />
  ) : (
    <OtherImages models={models} model={model} />
  );
}

function TabSwitch() {
  const tab = useTryingView((view) => view.tab);
  return (
    <SegmentedControl
      aria-label={t('trying.tabs.label')}
      value={tab}
      onChange={(value) => useTryingView.setState({ tab: value })}
      data={[
        { value: 'one-image', label: t('trying.tabs.one') },
        { value: 'other-images', label: t('trying.tabs.others') },
      ]}
    />
  );
}

/** Show a model a new image, the camera, or a folder of images. */
export default function TryingPage() {
  const models = useUsableModels();
  const usable = models !== undefined && models.length > 0;
  return (
    <>
      <PageHeading title={t('trying.title')} actions={usable && <TabSwitch />}>
        {t('trying.purpose')}
      </PageHeading>
      {models === undefined && <Skeleton h={300} aria-label={t('trying.loading')} />}
      {models?.length === 0 && (
        <EmptyState
          icon={IconCamera}
          title={t('trying.empty.title')}
          action={
            <Button component={Link} href="/train">
              {t('trying.empty.train')}
            </Button>
          }
        >
          {t('trying.empty.what')}
        </EmptyState>
      )}
      {usable && <Trying models={models} />}
    </>
  );
}
