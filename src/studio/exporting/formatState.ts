import type { FormatOffer } from '../../engine/protocol/exporting';
import { say, t } from '../../texts/t';
import { fileSize } from '../components/format';

/** What a format's card shows and allows. */
export interface FormatState {
  /** "Opens in TensorFlow.js (.json, about 2 MB)." Or why the format is not available. */
  description: string;
  isDisabled: boolean;
  /** Whether the answers that change are measured and listed: for an approximate format, once chosen. */
  isMeasured: boolean;
}

/** `isBusy`: files are being written. */
export function formatState(offer: FormatOffer, isChosen: boolean, isBusy: boolean): FormatState {
  const { opens, extension, byteLength, unavailable, approximate } = offer;
  if (unavailable) return { description: say(unavailable), isDisabled: true, isMeasured: false };
  const values = { opens: say(opens), extension };
  return {
    description:
      byteLength === null
        ? t('exporting.formats.opens', values)
        : t('exporting.formats.opensSized', { ...values, size: fileSize(byteLength) }),
    isDisabled: isBusy,
    isMeasured: approximate && isChosen,
  };
}
