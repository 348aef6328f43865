import { Button, Radio, Stack } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import type { OpeningMode } from '../../domain/project/outcome';
import type { countProject } from '../../storage/project';
import { t } from '../../texts/t';
import { describeCounts } from './describe';

interface ModeChoiceProps {
  mode: OpeningMode;
  here: Awaited<ReturnType<typeof countProject>>;
  onChange: (mode: OpeningMode) => void;
  onSaveFirst: () => void;
}

/** Whether what is here stays. */
export function ModeChoice({ mode, here, onChange, onSaveFirst }: ModeChoiceProps) {
  const { images, runs, models, weightSets } = here;
  const what = describeCounts({ images, classes: 0, runs, models, weightSets });
  return (
    <Radio.Group
      label={t('project.open.mode')}
      value={mode}
      onChange={(value) => onChange(value as OpeningMode)}
    >
      <Stack gap="xs" mt="xs">
        <Radio
          value="merge"
          label={t('project.open.merge')}
          description={t('project.open.mergeHelp')}
        />
        <Radio
          value="replace"
          label={t('project.open.replace')}
          description={t('project.open.replaceHelp', { what })}
        />
        {mode === 'replace' && (
          <Button
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconFileExport size={16} aria-hidden />}
            onClick={onSaveFirst}
          >
            {t('project.open.saveFirst')}
          </Button>
        )}
      </Stack>
    </Radio.Group>
  );
}
