import { Autocomplete, Button, Fieldset, Stack, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { t } from '../../texts/t';

interface OutputFieldsProps {
  /** How many numbers the model gives; with one, it tells two classes apart. */
  outputs: number;
  /** In the order of the outputs; with one output, its class comes second. */
  classes: string[];
  /** Classes of the dataset, to choose from. */
  known: string[];
  onChange: (classes: string[]) => void;
}

const label = (outputs: number, index: number): string => {
  if (outputs > 1) return t('exporting.describe.output', { index: index + 1 });
  return t(`exporting.describe.${index === 1 ? 'positive' : 'negative'}`);
};

/** Which class each output of a model stands for. */
export function OutputFields({ outputs, classes, known, onChange }: OutputFieldsProps) {
  return (
    <Fieldset legend={t('exporting.describe.classes')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('exporting.describe.order')}
        </Text>
        {classes.map((name, index) => (
          <Autocomplete
            key={index}
            label={label(outputs, index)}
            required
            value={name}
            data={known}
            // The list is for choosing another one too, not only for completing.
            filter={({ options }) => options}
            onChange={(value) => onChange(classes.with(index, value))}
          />
        ))}
        {classes.length === 2 && (
          <Button
            variant="default"
            size="xs"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconArrowsExchange size={14} aria-hidden />}
            onClick={() => onChange([...classes].reverse())}
          >
            {t('exporting.describe.swap')}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
