import { Button, Checkbox, Collapse, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { FormatOffer, ModelReference } from '../../engine/protocol';
import { fileSize } from '../components/format';
import { say } from '../../texts/t';
import { AnswersChanged } from './AnswersChanged';
import { CodeExample } from './CodeExample';

interface FormatCardProps {
  model: ModelReference;
  classes: string[];
  offer: FormatOffer;
  chosen: boolean;
  disabled: boolean;
}

/** "Opens in TensorFlow.js (.json, about 2 MB)." Or why it is not available. */
function describe({ opens, extension, byteLength, unavailable }: FormatOffer): string {
  if (unavailable) return say(unavailable);
  const size = byteLength === null ? '' : `, about ${fileSize(byteLength)}`;
  return `Opens in ${say(opens)} (.${extension}${size}).`;
}

/** A format to choose: what opens its files, what was verified, and code that loads them. */
export function FormatCard({ model, classes, offer, chosen, disabled }: FormatCardProps) {
  const { id, title, unavailable, verified, approximate, containsImages, usage } = offer;
  const [open, { toggle }] = useDisclosure(false);
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs" align="flex-start">
        <Checkbox
          value={id}
          label={say(title)}
          description={
            <>
              {describe(offer)}{' '}
              {containsImages && <strong>Contains your images: “Choose all” leaves it out.</strong>}
            </>
          }
          disabled={disabled || unavailable !== null}
        />
        {verified && (
          <Text size="xs" c="dimmed">
            Verified: {say(verified)}
          </Text>
        )}
        {approximate && chosen && <AnswersChanged model={model} format={id} classes={classes} />}
        {usage.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={open}
            aria-label={`Code that loads ${say(title)}`}
            onClick={toggle}
          >
            {open ? 'Hide code' : 'Show code'}
          </Button>
        )}
        <Collapse expanded={open} w="100%">
          <Stack gap="xs">
            {usage.map((example) => (
              <CodeExample key={example.code} {...example} />
            ))}
          </Stack>
        </Collapse>
      </Stack>
    </Paper>
  );
}
