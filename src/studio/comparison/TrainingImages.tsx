import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { RunRecord } from '../../domain/run/run';
import { wholeNumber } from '../components/format';

const names = (runs: readonly RunRecord[]): string => runs.map(({ name }) => name).join(', ');

/** Of imported models: whether their test accuracy is of images that they were not trained on. */
export function TrainingImages({ runs }: { runs: readonly RunRecord[] }) {
  const unknown = runs.filter(({ imported }) => imported?.trainedOn === null);
  const seen = runs.filter(({ imported }) => (imported?.trainedOn ?? 0) > 0);
  return (
    <>
      {unknown.length > 0 && (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle />}
          title={`Training images unknown: ${names(unknown)}`}
        >
          Its training images are unknown: some of these test images may be among them. Then the
          accuracy is too high. Import the model together with the split.csv that it was trained
          with, and evaluate it again.
        </Alert>
      )}
      {seen.map(({ id, name, imported }) => (
        <Alert
          key={id}
          color="yellow"
          icon={<IconAlertTriangle />}
          title={`Trained on test images: ${name}`}
        >
          Its split.csv lists {wholeNumber(imported!.trainedOn!)} of these test images as training
          or validation images, so its accuracy is too high. Train it on the split of this dataset.
        </Alert>
      ))}
    </>
  );
}
