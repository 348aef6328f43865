import { Select } from '@mantine/core';
import { say, t } from '../../texts/t';
import { useTryingView } from '../components/tryingView';
import type { UsableModel } from '../components/predicting/usableModel';

/** The chosen model, or the first where it is gone or none was chosen. */
export const chosenModel = (models: UsableModel[], key: string | null): UsableModel =>
  models.find((each) => each.key === key) ?? models[0]!;

interface ModelSelectProps {
  models: UsableModel[];
  model: UsableModel;
  disabled?: boolean;
}

/** Chooses the model, for both parts of the page. */
export function ModelSelect({ models, model, disabled = false }: ModelSelectProps) {
  const group = (kept: boolean, title: string) => ({
    group: title,
    items: models
      .filter((each) => each.kept === kept)
      .map(({ key: value, name }) => ({ value, label: say(name) })),
  });
  return (
    <Select
      label={t('trying.model')}
      allowDeselect={false}
      disabled={disabled}
      data={[group(true, t('trying.savedModels')), group(false, t('trying.runs'))].filter(
        ({ items }) => items.length > 0,
      )}
      value={model.key}
      onChange={(modelKey) => useTryingView.setState({ modelKey })}
    />
  );
}
