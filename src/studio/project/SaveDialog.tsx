import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useLiveQuery } from '../components/useLiveQuery';
import { useState } from 'react';
import { ALL_PARTS, HAND_IN_PARTS, type ProjectParts } from '../../domain/project/manifest';
import { countProject } from '../../storage/project';
import { t } from '../../texts/t';
import { fileName } from '../components/saveFile';
import { showProjectDialog } from '../components/project/projectDialog';
import { SavingFrame } from './SavingFrame';
import { useSaving } from './useSaving';

const NOTHING = { images: 0, runs: 0, evaluated: 0, models: 0, weightSets: 0 };

const today = (): string => new Date().toISOString().slice(0, 10);

/** Choose what of the project is saved. `after`: files that are offered to be opened afterwards. */
export function SaveDialog({ after }: { after: File[] }) {
  const saving = useSaving();
  const counts = useLiveQuery(countProject) ?? NOTHING;
  const [parts, setParts] = useState<ProjectParts>(ALL_PARTS);
  const close = () => showProjectDialog(after.length > 0 ? { kind: 'open', files: after } : null);
  const box = (part: keyof ProjectParts, label: string, needs = true) => (
    <Checkbox
      label={label}
      checked={parts[part] && needs}
      disabled={saving.progress !== null || !needs}
      ml={part === 'weights' ? 'lg' : 0}
      onChange={({ currentTarget }) => setParts({ ...parts, [part]: currentTarget.checked })}
    />
  );
  const chosen = { ...parts, weights: parts.weights && parts.runs };
  return (
    <SavingFrame
      title={t('project.save.title')}
      saving={saving}
      ready={Object.values(chosen).includes(true)}
      onSave={() => saving.start({ parts: chosen, by: null }, `mask-studio-${today()}.project.zip`)}
      onClose={close}
    >
      <Stack gap="xs" role="group" aria-label={t('project.save.what')}>
        {box('images', t('project.save.images', { count: counts.images }))}
        {box('settings', t('project.save.settings'))}
        {box('runs', t('project.save.runs', { count: counts.runs }))}
        {box('weights', t('project.save.weights'), parts.runs)}
        {box('models', t('project.save.models', { count: counts.models + counts.weightSets }))}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('project.save.note')}
      </Text>
    </SavingFrame>
  );
}

/** Runs without weights and images, under a name. */
export function HandInDialog() {
  const saving = useSaving();
  const counts = useLiveQuery(countProject);
  const [name, setName] = useState('');
  const by = name.trim();
  const count = counts?.evaluated ?? 0;
  return (
    <SavingFrame
      title={t('project.handIn.title')}
      saving={saving}
      ready={by !== '' && count > 0}
      onSave={() => saving.start({ parts: HAND_IN_PARTS, by }, `${fileName(by)}.runs.zip`)}
      onClose={() => showProjectDialog(null)}
    >
      <Text size="sm">
        {count > 0 ? t('project.handIn.text', { count }) : t('project.handIn.nothing')}{' '}
        {count > 0 && t('project.handIn.paths')}
      </Text>
      <TextInput
        label={t('project.handIn.name')}
        description={t('project.handIn.nameNote')}
        value={name}
        maxLength={60}
        data-autofocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
    </SavingFrame>
  );
}
