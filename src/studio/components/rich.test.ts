import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Rich } from './Rich';

const markup = (name: string): string =>
  renderToStaticMarkup(
    createElement(Rich, {
      text: 'comparison.results.differing.trueLabel',
      values: { name },
      parts: { strong: createElement('strong') },
    }),
  );

it('puts the elements into the text', () => {
  expect(markup('cat')).toBe('True label <strong>cat</strong>');
});

it('shows a value as it is, whatever it contains', () => {
  expect(markup('a < b <strong>x</strong> & {{y}}')).toBe(
    'True label <strong>a &lt; b &lt;strong&gt;x&lt;/strong&gt; &amp; {{y}}</strong>',
  );
});
