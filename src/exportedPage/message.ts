/**
 * What `texts/message` is in an exported page, whose build puts this in its place: the same
 * messages of images, in English, without the library that words the studio's (60 kB).
 */
import { importing } from '../texts/en/messages/importing';

interface Texts {
  readonly [name: string]: string | Texts;
}

interface Worded {
  key: string;
  values?: Record<string, string | number>;
}

export const message = (key: string, values?: Worded['values']): Worded => ({
  key,
  ...(values && { values }),
});

function english({ key, values = {} }: Worded): string {
  let text: string | Texts | undefined = { importing };
  for (const name of key.split('.')) text = (text as Texts | undefined)?.[name];
  return String(text).replace(/{{(\w+)[^}]*}}/g, (_, name: string) =>
    (values[name] ?? '').toLocaleString('en-GB'),
  );
}

export class StudioError extends Error {
  constructor(
    readonly text: Worded,
    options?: ErrorOptions,
  ) {
    super(english(text), options);
  }
}
