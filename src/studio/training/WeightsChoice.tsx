import { ActionIcon, Button, Group, Paper, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileImport, IconTrash } from '@tabler/icons-react';
import { useLiveQuery } from '../components/useLiveQuery';
import type { PretrainedRecord } from '../../domain/models/inputScaling';
import { ALPHAS, type MobileNetRecipe } from '../../domain/models/mobilenetv2';
import { deletePretrained, listPretrained } from '../../storage/pretrained';
import { locale, t } from '../../texts/t';
import { fileSize } from '../components/format';
import { showProblem } from '../components/showProblem';
import { ImportWeights } from './ImportWeights';

interface WeightsChoiceProps {
  /** `bundled`, or the id of a set that the user imported. */
  value: string;
  /** A set that was trained at another width also sets the width. */
  onChange: (changes: Pick<MobileNetRecipe, 'weights' | 'alpha'>) => void;
}

/** Where MobileNetV2 starts from, each choice in plain terms. */
export function WeightsChoice({ value, onChange }: WeightsChoiceProps) {
  const [importing, { open, close }] = useDisclosure(false);
  const own = useLiveQuery(listPretrained) ?? [];
  const choose = (id: string, set: PretrainedRecord | undefined) => {
    const alpha = ALPHAS.find((each) => each === set?.alpha) ?? 1;
    onChange({ weights: id, alpha });
  };
  const imported = (set: PretrainedRecord) => {
    choose(set.id, set);
    close();
  };
  return (
    <Radio.Group
      label={t('training.form.weights.label')}
      value={value}
      onChange={(id) =>
        choose(
          id,
          own.find((set) => set.id === id),
        )
      }
    >
      <Stack gap="xs" mt="xs">
        <Radio
          value="bundled"
          label={t('training.form.weights.bundled')}
          description={t('training.form.weights.bundledHelp')}
        />
        {own.map((set) => (
          <Group key={set.id} justify="space-between" wrap="nowrap">
            <Radio
              value={set.id}
              label={set.name}
              description={t('training.form.weights.own', {
                alpha: set.alpha,
                size: fileSize(set.byteLength),
                scale: set.inputScaling.scale.toLocaleString(locale(), {
                  maximumSignificantDigits: 3,
                }),
                offset: set.inputScaling.offset,
              })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('training.form.weights.delete', { name: set.name })}
              onClick={() => {
                if (set.id === value) choose('bundled', undefined);
                deletePretrained(set.id).catch(showProblem);
              }}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {value !== 'bundled' && own.length > 0 && !own.some(({ id }) => id === value) && (
          <Text size="sm" c="var(--mantine-color-error)">
            {t('training.form.weights.gone')}
          </Text>
        )}
        {importing ? (
          <Paper withBorder p="sm">
            <ImportWeights onDone={imported} onCancel={close} />
          </Paper>
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={open}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('training.form.weights.import')}
          </Button>
        )}
      </Stack>
    </Radio.Group>
  );
}
