/**
 * What the engine, storage and domain say to a user: a key of the catalogue and values. The page
 * words it in its language (`say`); the terminal and exported files in English (`english`).
 */
import { createInstance } from 'i18next';
import type { KeyOf, ValuesFor } from './catalogue';
import { messages } from './en/messages';

type Messages = typeof messages;

/** A key below `messages` in the catalogue. */
export type MessageKey = KeyOf<Messages>;

/** A value of a message; a list becomes "A, B and C". */
export type MessageValue = string | number | Message | readonly Text[];

/** Plain data, so that it can be stored and sent between threads. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, MessageValue>>;
}

/** A message, or a text that is shown as it is: a name, or what an older version stored. */
export type Text = string | Message;

/** `message('zip.tooLarge', { name })`; a message without variables takes no values. */
export function message<Key extends MessageKey>(
  key: Key,
  ...[values]: ValuesFor<Messages, Key, MessageValue>
): Message {
  return values ? { key, values } : { key };
}

/** How a language writes messages: the words of a key, and lists. */
export interface Wording {
  /** @param values strings, and numbers for plural forms and number formats */
  words(key: MessageKey, values: Record<string, string | number>): string;
  /** "A, B and C". */
  list(items: string[]): string;
}

function worded(value: MessageValue, wording: Wording): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if ('key' in value) return wordText(value, wording);
  return wording.list(value.map((item) => wordText(item, wording)));
}

/** The words of a text, of the messages among its values too. */
export function wordText(text: Text, wording: Wording): string {
  if (typeof text === 'string') return text;
  const values = Object.entries(text.values ?? {});
  return wording.words(
    text.key,
    Object.fromEntries(values.map(([name, value]) => [name, worded(value, wording)])),
  );
}

const englishTexts = createInstance({
  lng: 'en-GB',
  resources: { 'en-GB': { translation: messages } },
  initAsync: false,
  interpolation: { escapeValue: false },
});
void englishTexts.init();

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** In English, whatever the page's language: for the terminal, exported files and logs. */
export const english = (text: Text): string =>
  wordText(text, {
    words: (key, values) => englishTexts.t(key, values),
    list: (items) => lists.format(items),
  });

/** An error with a message for the user. Its `message` is English; the page words `text`. */
export class StudioError extends Error {
  /** Kept when the error crosses to another thread, where it is no StudioError any more. */
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(english(text), options);
    this.name = 'StudioError';
    this.text = text;
  }
}

/** Whether what was stored or thrown is a text. */
export const isText = (value: unknown): value is Text =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string');

/** Whether a message's value is plain: what is worded, or a number. */
const isKnownValue = (value: unknown): value is MessageValue =>
  typeof value === 'number' ||
  (Array.isArray(value) ? value.every(isKnownText) : isKnownText(value));

/** Whether what comes from a file can be worded: a string, or a message of the catalogue with each of its values, and no other. */
export function isKnownText(value: unknown): value is Text {
  if (typeof value === 'string') return true;
  if (!isText(value)) return false;
  const { key, values = {} }: { key: string; values?: unknown } = value as Message;
  if (typeof values !== 'object' || values === null) return false;
  const find = (name: string): unknown => englishTexts.getResource('en-GB', 'translation', name);
  const isPlural = find(key) === undefined;
  const text = find(isPlural ? `${key}_other` : key);
  if (typeof text !== 'string') return false;
  const needed = new Set([...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name!));
  if (isPlural) needed.add('count');
  const given = new Map<string, unknown>(Object.entries(values));
  return (
    given.size === needed.size &&
    [...needed].every((name) => given.has(name) && isKnownValue(given.get(name))) &&
    (!isPlural || typeof given.get('count') === 'number')
  );
}

/** What an error says to the user; the bare message of an error that is not ours. */
export function errorText(error: unknown): Text {
  if (!(error instanceof Error)) return String(error);
  return 'text' in error && isText(error.text) ? error.text : error.message;
}
