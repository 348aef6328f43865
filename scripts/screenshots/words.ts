/** The words of the interface, as the views look for them, in the language that they are opened in. */
import type { Texts } from '../../src/texts/catalogue';
import { en } from '../../src/texts/en';
import { es } from '../../src/texts/es';
import type { Language, TextKey } from '../../src/texts/t';

/** The text of a key as a pattern: variables stand for anything, plural forms for each other. */
export type Words = (key: TextKey, side?: 'whole' | 'start') => RegExp;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @throws where the catalogue has no text of that key */
export function wordsOf(language: Language): Words {
  const catalogue: Texts = language === 'es' ? es : en;
  return (key, side = 'whole') => {
    const path = key.split('.');
    const last = path.pop()!;
    const parent = path.reduce<Texts>((texts, name) => texts[name] as Texts, catalogue);
    const forms = [last, `${last}_one`, `${last}_other`].flatMap((name) => parent[name] ?? []);
    if (forms.length === 0) throw new Error(`${language} has no text ${key}`);
    const patterns = forms.map((text) =>
      escaped(String(text).replaceAll(/<[^>]*>/g, '')).replaceAll(/\\\{\\\{.*?\\\}\\\}/g, '.*'),
    );
    return new RegExp(`^(?:${patterns.join('|')})${side === 'whole' ? '$' : ''}`);
  };
}
