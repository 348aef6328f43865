import { english, message, type Message } from '../texts/message';

/** A name of the studio's, with a number where it is `taken`: names are told apart in English. */
export function untaken(name: Message, taken: readonly string[]): Message {
  let numbered = name;
  for (let number = 2; taken.includes(english(numbered)); number++) {
    numbered = message('names.numbered', { name, number });
  }
  return numbered;
}
