import type { ReactElement } from 'react';
import { Trans } from 'react-i18next/TransWithoutContext';
import { pageTexts, type TextKey } from '../../texts/t';

interface RichProps {
  /** Its text marks the parts: "Start at <a>Images</a>." */
  text: TextKey;
  values?: Record<string, string | number>;
  /** The elements to put there, without children, by the name of the mark. HTML's `link` has no content. */
  parts: Record<string, ReactElement>;
}

/** A text of the catalogue with elements in it, such as a link. */
export function Rich({ text, values, parts }: RichProps) {
  return (
    <Trans
      i18n={pageTexts}
      t={pageTexts.t}
      // As a string: TypeScript cannot resolve the union of all keys here.
      i18nKey={text as string}
      values={values}
      components={parts}
      count={typeof values?.['count'] === 'number' ? values['count'] : undefined}
      // React escapes what it shows.
      shouldUnescape={false}
    />
  );
}
