import type * as openPeeps from '@dicebear/open-peeps';
import { diceFor } from './dice';

type Head = NonNullable<openPeeps.Options['head']>[number];
type FacialHair = NonNullable<openPeeps.Options['facialHair']>[number];

const HEADS: Head[] = [
  'afro',
  'bangs',
  'bangs2',
  'bantuKnots',
  'bun',
  'bun2',
  'buns',
  'cornrows',
  'cornrows2',
  'dreads1',
  'dreads2',
  'flatTop',
  'flatTopLong',
  'grayBun',
  'grayMedium',
  'grayShort',
  'hatBeanie',
  'hatHip',
  'hijab',
  'long',
  'longAfro',
  'longBangs',
  'longCurly',
  'medium1',
  'medium2',
  'medium3',
  'mediumBangs',
  'mediumBangs2',
  'mediumBangs3',
  'mediumStraight',
  'mohawk',
  'mohawk2',
  'noHair1',
  'noHair2',
  'noHair3',
  'pomp',
  'shaved1',
  'shaved2',
  'shaved3',
  'short1',
  'short2',
  'short3',
  'short4',
  'short5',
  'turban',
  'twists',
  'twists2',
];

/** Heads that are drawn with a beard at times. */
const BEARDED: Head[] = [
  'dreads2',
  'flatTop',
  'grayShort',
  'hatBeanie',
  'hatHip',
  'mohawk',
  'noHair1',
  'noHair2',
  'noHair3',
  'pomp',
  'shaved1',
  'shaved2',
  'shaved3',
  'short1',
  'short2',
  'short3',
  'short4',
  'short5',
  'turban',
  'twists',
  'twists2',
];

const BEARDS: FacialHair[] = [
  'chin',
  'full',
  'full2',
  'full3',
  'full4',
  'goatee1',
  'goatee2',
  'moustache1',
  'moustache2',
  'moustache4',
  'moustache5',
  'moustache6',
  'moustache7',
  'moustache9',
];

/** What a person keeps from one drawing to the other. Colours are `#rrggbb`. */
export interface Person {
  head: Head;
  beard: FacialHair | null;
  skin: string;
  hair: string;
  clothing: string;
}

/** The person with this number. */
export function personOf(number: number): Person {
  const dice = diceFor(number, 'person');
  const head = dice.pick(HEADS);
  return {
    head,
    beard: BEARDED.includes(head) && dice.chance(0.6) ? dice.pick(BEARDS) : null,
    skin: dice.pick(['#ffdbb4', '#f1c7a0', '#edb98a', '#d08b5b', '#ae5d29', '#8d4a2b', '#694d3d']),
    hair: dice.pick([
      '#2c1b18',
      '#e8e1e1',
      '#ecdcbf',
      '#d6b370',
      '#b58143',
      '#a55728',
      '#724133',
      '#4a312c',
      '#c93305',
    ]),
    clothing: dice.pick([
      '#e78276',
      '#ffcf77',
      '#fdea6b',
      '#78e185',
      '#9ddadb',
      '#8fa7df',
      '#e279c7',
      '#ffffff',
      '#3d4a66',
    ]),
  };
}
