import type { Dice } from './dice';
import { printed } from './patterns';
import { circle, line, moved, outlined, rectangle } from './svg';

const COLOURS = [
  '#ffffff',
  '#bfe3f2',
  '#8fc7e8',
  '#4f8fcb',
  '#2b4a7f',
  '#f3b6c6',
  '#e2637f',
  '#c93636',
  '#f2c84b',
  '#8cc97e',
  '#3f7f57',
  '#b79be0',
  '#e78276',
  '#9ddadb',
];

/** Colours of whoever holds or wears a thing. */
export interface Wearer {
  skin: string;
  clothing: string;
}

const finger = (x: number, y: number, length: number, skin: string, turn: number): string =>
  `<rect x="${x}" y="${y}" width="${length}" height="46" rx="23" fill="${skin}" stroke="#000" stroke-width="10" transform="rotate(${turn} ${x} ${y})"/>`;

const forearm = ({ skin, clothing }: Wearer): string =>
  outlined('M322 560C300 620 270 700 240 800L400 800C410 720 424 660 436 612Z', skin) +
  outlined('M282 690C262 740 240 800 220 900L420 900C418 830 416 770 420 724Z', clothing);

/** A hand over the mouth. */
export const hand = (_: Dice, wearer: Wearer): string =>
  forearm(wearer) +
  outlined(
    'M322 566C318 500 352 440 404 436L450 450L470 620C420 650 350 630 322 566Z',
    wearer.skin,
  ) +
  [0, 1, 2, 3]
    .map((i) => finger(392 + i * 4, 424 + i * 42, 176 - i * 14, wearer.skin, -6))
    .join('') +
  finger(360, 470, 100, wearer.skin, -72);

/** A cup at the mouth. */
export function cup(dice: Dice, wearer: Wearer): string {
  const { defs, fill } = printed(dice, 'cup-print', dice.pick(COLOURS), dice.pick(COLOURS));
  return (
    `<defs>${defs}</defs>` +
    forearm(wearer) +
    outlined(
      'M392 430L592 418C590 500 580 560 560 596C520 612 460 614 424 602C404 560 394 500 392 430Z',
      fill,
    ) +
    `<ellipse cx="492" cy="424" rx="100" ry="20" fill="#5a3a28" stroke="#000" stroke-width="10" transform="rotate(-3 492 424)"/>` +
    [0, 1, 2].map((i) => finger(372 + i * 6, 468 + i * 42, 92, wearer.skin, -4)).join('')
  );
}

/** A book, held open before the mouth. */
export function book(dice: Dice, wearer: Wearer): string {
  const cover = dice.pick(COLOURS);
  return (
    outlined('M250 452L436 430L640 446L652 690L440 708L262 694Z', cover) +
    line('M436 432L440 706', 9) +
    rectangle(472, 494, 130, 14, '#000') +
    rectangle(472, 528, 96, 12, '#000') +
    finger(236, 560, 84, wearer.skin, 0) +
    finger(236, 606, 84, wearer.skin, 0) +
    finger(590, 560, 84, wearer.skin, 0) +
    finger(590, 606, 84, wearer.skin, 0)
  );
}

/** A bubble of gum. */
export function bubble(dice: Dice): string {
  const size = dice.between(46, 84);
  const colour = dice.pick(['#f3a0bd', '#f7b7d2', '#e87fa6', '#b8e0f0']);
  const y = 462 + size / 3;
  return `<circle cx="${492 + size / 4}" cy="${y}" r="${size}" fill="${colour}" stroke="#000" stroke-width="10"/>${circle(492, y - size / 3, size / 6, '#fff')}`;
}

/** A scarf around the neck, up to the chin. */
export function scarf(dice: Dice): string {
  const ground = dice.pick(COLOURS);
  const { defs, fill } = dice.chance(0.6)
    ? printed(dice, 'scarf-print', ground, dice.pick(COLOURS))
    : { defs: '', fill: ground };
  return (
    `<defs>${defs}</defs>` +
    outlined(
      'M262 600C250 560 270 520 300 520C380 590 470 600 560 548C592 560 590 630 566 660C480 720 340 720 262 600Z',
      fill,
    ) +
    outlined('M300 660C290 740 280 800 270 900L380 900C386 820 390 760 392 700Z', fill) +
    line('M284 566C370 640 480 644 572 588', 7)
  );
}

/** The things that are held before the mouth, or lower. */
export const held = { hand, cup, book };

/** The same thing, not before the face. */
export const heldLow = (body: string): string => moved(body, -20, 200);
