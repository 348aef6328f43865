import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { Link } from 'wouter';
import { EmptyState } from '../components/EmptyState';
import { PageHeading } from '../components/PageHeading';
import { useTryingView } from '../components/tryingView';
import { OtherImages } from './evaluation/OtherImages';
import { chosenModel } from './ModelSelect';
import { OneImage } from './OneImage';
import { useUsableModels, type UsableModel } from './usableModels';

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
      aria-label="What to try the model on"
      value={tab}
      onChange={(value) => useTryingView.setState({ tab: value })}
      data={[
        { value: 'one-image', label: 'One image' },
        { value: 'other-images', label: 'Evaluate on other images' },
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
      <PageHeading title="Try it" actions={usable && <TabSwitch />}>
        Show a model images that it has never seen.
      </PageHeading>
      {models === undefined && <Skeleton h={300} aria-label="Looking for models" />}
      {models?.length === 0 && (
        <EmptyState
          icon={IconCamera}
          title="No model to try yet"
          action={
            <Button component={Link} href="/train">
              Train one
            </Button>
          }
        >
          A model can be tried as soon as its run has finished. One from a zip can be imported on
          the Keep page.
        </EmptyState>
      )}
      {usable && <Trying models={models} />}
    </>
  );
}
