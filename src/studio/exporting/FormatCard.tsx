import { Button, Checkbox, Collapse, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { FormatOffer } from '../../engine/protocol';
import { fileSize } from '../components/format';
import { CodeExample } from './CodeExample';

interface FormatCardProps {
  offer: FormatOffer;
  disabled: boolean;
}

/** "Opens in TensorFlow.js (.json, about 2 MB)." Or why it is not available. */
function describe({ opens, extension, byteLength, unavailable }: FormatOffer): string {
  if (unavailable) return unavailable;
  const size = byteLength === null ? '' : `, about ${fileSize(byteLength)}`;
  return `Opens in ${opens} (.${extension}${size}).`;
}

/** A format to choose: what opens its files, what was verified, and code that loads them. */
export function FormatCard({ offer, disabled }: FormatCardProps) {
  const { id, title, unavailable, verified, usage } = offer;
  const [open, { toggle }] = useDisclosure(false);
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs" align="flex-start">
        <Checkbox
          value={id}
          label={title}
          description={describe(offer)}
          disabled={disabled || unavailable !== null}
        />
        {verified && (
          <Text size="xs" c="dimmed">
            Verified: {verified}
          </Text>
        )}
        {usage.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={open}
            aria-label={`Code that loads ${title}`}
            onClick={toggle}
          >
            {open ? 'Hide code' : 'Show code'}
          </Button>
        )}
        <Collapse expanded={open} w="100%">
          <Stack gap="xs">
            {usage.map((example) => (
              <CodeExample key={example.title} {...example} />
            ))}
          </Stack>
        </Collapse>
      </Stack>
    </Paper>
  );
}
