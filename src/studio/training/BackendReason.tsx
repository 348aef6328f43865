import { Text, Tooltip } from '@mantine/core';
import type { BackendChoice } from '../../domain/run/run';
import { say } from '../../texts/t';
import { useTooltip } from '../components/useTooltip';

/** Where a run is trained, in a sentence; what the browser calls the graphics, in a tooltip. */
export function BackendReason({ choice }: { choice: BackendChoice }) {
  const { reason, driver } = choice;
  const { tooltip, target } = useTooltip();
  if (!driver) return <>{say(reason)}</>;
  return (
    <Tooltip label={driver} multiline maw={320} {...tooltip}>
      <Text span inherit tabIndex={0} td="underline dotted" aria-description={driver} {...target}>
        {say(reason)}
      </Text>
    </Tooltip>
  );
}
