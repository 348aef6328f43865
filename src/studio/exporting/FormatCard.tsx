import { Button, Checkbox, Collapse, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { FormatOffer } from '../../engine/protocol/exporting';
import type { ModelReference } from '../../engine/protocol/models';
import { say, t } from '../../texts/t';
import { AnswersChanged } from './AnswersChanged';
import { CodeExample } from './CodeExample';
import { formatState } from './formatState';

interface FormatCardProps {
  /** Whose answers are measured; null where several are exported. */
  model: ModelReference | null;
  classes: string[];
  offer: FormatOffer;
  chosen: boolean;
  disabled: boolean;
}

/** A format to choose: what opens its files, what was verified, and code that loads them. */
export function FormatCard({ model, classes, offer, chosen, disabled }: FormatCardProps) {
  const { id, verified, containsImages, usage } = offer;
  const { description, isDisabled, isMeasured } = formatState(offer, chosen, disabled);
  const title = say(offer.title);
  const [open, { toggle }] = useDisclosure(false);
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs" align="flex-start">
        <Checkbox
          value={id}
          label={title}
          description={
            <>
              {description}{' '}
              {containsImages && <strong>{t('exporting.formats.containsImages')}</strong>}
            </>
          }
          disabled={isDisabled}
        />
        {verified && (
          <Text size="xs" c="dimmed">
            {t('exporting.formats.verified', { verified: say(verified) })}
          </Text>
        )}
        {isMeasured && model && <AnswersChanged model={model} format={id} classes={classes} />}
        {usage.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={open}
            aria-label={t('exporting.formats.codeOf', { title })}
            onClick={toggle}
          >
            {t(`exporting.formats.${open ? 'hideCode' : 'showCode'}`)}
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
