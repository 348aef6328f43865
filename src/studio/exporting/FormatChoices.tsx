import { Checkbox, Stack } from '@mantine/core';
import type { FormatOffer } from '../../engine/protocol';
import { fileSize } from '../components/format';

interface FormatChoicesProps {
  offers: FormatOffer[];
  /** Ids of formats. */
  chosen: string[];
  disabled: boolean;
  onChange: (ids: string[]) => void;
}

/** "Opens in TensorFlow.js (.json, about 2 MB)." Or why it is not available. */
function describe({ opens, extension, byteLength, unavailable }: FormatOffer): string {
  if (unavailable) return unavailable;
  const size = byteLength === null ? '' : `, about ${fileSize(byteLength)}`;
  return `Opens in ${opens} (.${extension}${size}).`;
}

/** One checkbox per format; a format that this model cannot be exported in shows why. */
export function FormatChoices({ offers, chosen, disabled, onChange }: FormatChoicesProps) {
  return (
    <Checkbox.Group label="Formats" value={chosen} onChange={onChange}>
      <Stack gap="sm" mt="xs">
        {offers.map((offer) => (
          <Checkbox
            key={offer.id}
            value={offer.id}
            label={offer.title}
            description={describe(offer)}
            disabled={disabled || offer.unavailable !== null}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
