/** The interface's language: chosen from the browser's, or by the user and kept in this browser. */
import { notifications } from '@mantine/notifications';
import { create } from 'zustand';
import { LANGUAGES, switchTexts, type Language } from '../texts/t';

const KEY = 'language';

const isLanguage = (value: string | null | undefined): value is Language =>
  typeof value === 'string' && Object.hasOwn(LANGUAGES, value);

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage is blocked: the browser's language, each time.
  }
}

function preferred(): Language {
  const kept = stored();
  if (isLanguage(kept)) return kept;
  const wanted = navigator.languages.map((tag) => tag.split('-')[0]);
  return wanted.find(isLanguage) ?? 'en';
}

/** What is drawn in: a change draws the page anew. */
export const useLanguage = create<{ language: Language }>(() => ({ language: 'en' }));

/** @param before called when the texts are there, before the page is drawn */
async function show(language: Language, before?: () => void): Promise<void> {
  await switchTexts(language);
  before?.();
  document.documentElement.lang = language;
  useLanguage.setState({ language });
}

/** Before the page is drawn: the texts of the preferred language, else of English. */
export const startLanguage = (): Promise<void> => show(preferred()).catch(() => undefined);

/**
 * Draw the page in another language, and do so from now on. Notifications, which keep the words
 * that they were made of, are closed; those that stay until they are closed are shown anew.
 * @throws where its texts cannot be loaded: the page stays as it is
 */
export async function chooseLanguage(language: Language): Promise<void> {
  await show(language, () => notifications.clean());
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is blocked: chosen for this visit.
  }
}
