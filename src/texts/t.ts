/** The page's texts, in the language that the user chose. */
import { createInstance } from 'i18next';
import type { KeyOf, PlainKeyOf, ValuesFor } from './catalogue';
import { en } from './en';
import { errorText, wordText, type Text } from './message';

export type TextKey = KeyOf<typeof en>;

/** A key whose text needs no values: what tables of labels hold. */
export type LabelKey = PlainKeyOf<typeof en>;

/** The languages that the interface has, by their own names. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof LANGUAGES;

const FORMATS: Record<Language, string> = { en: 'en-GB', es: 'es' };

const texts = createInstance({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  interpolation: { escapeValue: false },
});
void texts.init();

/** For `Rich`, which puts components into a text. */
export const pageTexts = texts;

/** Of the numbers in files that are saved. */
export const ENGLISH_LOCALE = FORMATS.en;

/** The language tag for Intl: numbers, dates, lists. */
export const locale = (): string => FORMATS[texts.language as Language];

/** Texts without variables: a page asks for hundreds of them each time it is drawn. */
let plainTexts = new Map<string, string>();

function plainText(key: string): string {
  let text = plainTexts.get(key);
  if (text === undefined) plainTexts.set(key, (text = texts.t(key)));
  return text;
}

/**
 * The text of a key, with its variables: `t('dataset.images', { count })`. Called while a
 * component renders, never when a module loads: the language may change.
 */
export const t = <Key extends TextKey>(
  key: Key,
  ...[values]: ValuesFor<typeof en, Key, string | number>
): string => {
  const given: object | undefined = values;
  return given ? texts.t(key, { ...given }) : plainText(key);
};

/** The English text of a key, whatever the page's language: for files that are saved. */
export const tEnglish: typeof t = (key, ...[values]) => {
  const given: object | undefined = values;
  return texts.t(key, { ...given, lng: 'en' });
};

const list = (items: string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);

/** A message of the engine, storage or domain in the page's language. */
export const say = (text: Text): string =>
  wordText(text, { words: (key, values) => texts.t(`messages.${key}`, values), list });

/** What an error says to the user, in the page's language. */
export const sayError = (error: unknown): string => say(errorText(error));

/** Load a language's texts and use them from now on; what is on the page is not redrawn by this. */
export async function switchTexts(language: Language): Promise<void> {
  if (language !== 'en' && !texts.hasResourceBundle(language, 'translation')) {
    const { es } = await import('./es');
    texts.addResourceBundle(language, 'translation', es);
  }
  await texts.changeLanguage(language);
  plainTexts = new Map();
}
