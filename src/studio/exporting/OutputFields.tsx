import { Autocomplete, Button, Fieldset, Stack, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';

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
  if (outputs > 1) return `Output ${index + 1}`;
  return index === 1 ? 'An output near 1 means (positive class)' : 'An output near 0 means';
};

/** Which class each output of a model stands for. */
export function OutputFields({ outputs, classes, known, onChange }: OutputFieldsProps) {
  return (
    <Fieldset legend="Classes">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          In the order in which the model was trained. Keras numbers folders alphabetically, from 0.
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
            Swap the two classes
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
