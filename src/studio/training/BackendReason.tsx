import { Text, Tooltip } from '@mantine/core';
import type { BackendChoice } from '../../domain/run/run';
import { say } from '../../texts/t';

/** Where a run is trained, in a sentence; what the browser calls the graphics, in a tooltip. */
export function BackendReason({ choice }: { choice: BackendChoice }) {
  const { reason, driver } = choice;
  if (!driver) return <>{say(reason)}</>;
  return (
    <Tooltip label={driver} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <Text span inherit tabIndex={0} td="underline dotted" aria-description={driver}>
        {say(reason)}
      </Text>
    </Tooltip>
  );
}
