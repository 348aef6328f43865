import { createAvatar, type Style } from '@dicebear/core';
import * as openPeeps from '@dicebear/open-peeps';
import { drawBackground } from './background';
import { diceFor, type Dice } from './dice';
import { drawMask } from './masks';
import { bubble, held, heldLow, scarf } from './things';
import { CANVAS, rectangle } from './svg';
import { personOf, type Person } from './person';

/** Where Open Peeps puts its own masks: between the face and the glasses. */
const MASK_PLACE = '<g transform="translate(179 343)"></g>';

const FACES: NonNullable<openPeeps.Options['face']> = [
  'awe',
  'blank',
  'calm',
  'cheeky',
  'concerned',
  'contempt',
  'cute',
  'driven',
  'eatingHappy',
  'explaining',
  'eyesClosed',
  'lovingGrin1',
  'lovingGrin2',
  'old',
  'serious',
  'smile',
  'smileBig',
  'smileLOL',
  'smileTeethGap',
  'solemn',
  'suspicious',
  'tired',
];

/** What is before a face without a mask. */
function withoutMask(dice: Dice, person: Person): string {
  const thing = dice.weighted({ nothing: 48, hand: 2, cup: 1, book: 2, bubble: 2 });
  if (thing === 'nothing') return '';
  return thing === 'bubble' ? bubble(dice) : held[thing](dice, person);
}

/** What is held lower, by a person with a mask. */
function lower(dice: Dice, person: Person): string {
  const thing = dice.weighted({ nothing: 16, hand: 1, cup: 2, book: 1 });
  return thing === 'nothing' ? '' : heldLow(held[thing](dice, person));
}

function framed(dice: Dice, body: string): string {
  const size = dice.between(0.72, 1.15);
  const flip = dice.chance(0.5) ? -1 : 1;
  const x = 352 + dice.between(-75, 75);
  const y = 380 + dice.between(-50, 50) * size;
  const turn = dice.between(-14, 14);
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${flip * size} ${size}) translate(-400 -390)">${body}</g>`;
}

/** Light of the scene: a colour over everything. */
function tone(dice: Dice): string {
  const colour = dice.pick(['#ff9a3c', '#1d2f6f', '#000000', '#ffffff', '#7a3b8f', '#2e7d5b']);
  return `<g opacity="${dice.between(0, 0.22).toFixed(2)}">${rectangle(0, 0, CANVAS, CANVAS, colour)}</g>`;
}

/** SVG of a person with or without a mask; everything else is a function of both. */
export function drawPerson(number: number, masked: boolean, side: number): string {
  const person = personOf(number);
  const dice = diceFor(number, masked ? 'with mask' : 'without mask');
  const hex = (colour: string) => [colour.slice(1)];
  const style: Style<openPeeps.Options> = {
    ...openPeeps,
    create(props) {
      const peep = openPeeps.create(props);
      const worn = masked ? drawMask(dice, person.skin) : '';
      const before = masked ? lower(dice, person) : withoutMask(dice, person);
      const neck = dice.chance(0.3) ? scarf(dice) : '';
      const body = peep.body.replace(MASK_PLACE, worn) + neck + before;
      return { ...peep, body: drawBackground(dice) + framed(dice, body) + tone(dice) };
    },
  };
  return createAvatar(style, {
    seed: `${number}`,
    size: side,
    head: [person.head],
    face: [dice.pick(FACES)],
    facialHair: person.beard ? [person.beard] : [],
    facialHairProbability: 100,
    maskProbability: 0,
    accessoriesProbability: dice.chance(0.3) ? 100 : 0,
    skinColor: hex(person.skin),
    clothingColor: hex(person.clothing),
    headContrastColor: hex(person.hair),
  }).toString();
}
