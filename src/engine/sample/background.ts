import type { Dice } from './dice';
import { printed } from './patterns';
import { CANVAS, circle, rectangle, shape } from './svg';

const COLOURS = [
  '#b6e3f4',
  '#c0aede',
  '#d1d4f9',
  '#ffd5dc',
  '#ffdfbf',
  '#e8e8e4',
  '#cde7d8',
  '#f4f1de',
  '#ffffff',
  '#8fb8de',
  '#f2b5a7',
  '#a7c4a0',
  '#dcb98a',
  '#9aa5b1',
  '#5f7a99',
  '#7a5c61',
];

const across = (y: number): string => `M0 ${y}H${CANVAS}V${CANVAS}H0Z`;

const scenes: Record<string, (dice: Dice) => string> = {
  plain: () => '',
  wallpaper(dice) {
    const { defs, fill } = printed(dice, 'wallpaper', dice.pick(COLOURS), dice.pick(COLOURS));
    return `<defs>${defs}</defs>${rectangle(0, 0, CANVAS, CANVAS, fill)}`;
  },
  hills: (dice) =>
    circle(dice.between(80, 620), dice.between(70, 200), dice.between(40, 80), '#ffe08a') +
    shape(
      `M0 ${dice.between(300, 420)}Q180 ${dice.between(200, 320)} 400 400T704 380V704H0Z`,
      '#8cc08a',
    ) +
    shape(`M0 ${dice.between(440, 520)}Q260 ${dice.between(380, 460)} 704 520V704H0Z`, '#5f9e6e'),
  city: (dice) =>
    Array.from({ length: 8 }, (_, i) => {
      const top = dice.between(120, 420);
      const wall = dice.pick(COLOURS);
      const windows = Array.from({ length: 6 }, (_, w) =>
        rectangle(i * 90 + 16 + (w % 2) * 34, top + 24 + Math.floor(w / 2) * 56, 20, 30, '#fdf3c4'),
      ).join('');
      return rectangle(i * 90, top, 86, CANVAS, wall) + windows;
    }).join(''),
  shelves: (dice) =>
    [0, 1, 2, 3]
      .map((row) => {
        const y = row * 180 + 130;
        const books = Array.from({ length: 14 }, (_, i) => {
          const height = dice.between(60, 120);
          return rectangle(i * 51 + 4, y - height, 44, height, dice.pick(COLOURS));
        }).join('');
        return books + rectangle(0, y, CANVAS, 18, '#6b4a32');
      })
      .join(''),
  shapes: (dice) =>
    Array.from({ length: 9 }, () =>
      dice.chance(0.5)
        ? circle(
            dice.between(0, 704),
            dice.between(0, 704),
            dice.between(30, 110),
            dice.pick(COLOURS),
          )
        : rectangle(
            dice.between(-60, 640),
            dice.between(-60, 640),
            dice.between(60, 200),
            dice.between(60, 200),
            dice.pick(COLOURS),
          ),
    ).join(''),
  wall: (dice) => shape(across(dice.between(380, 560)), dice.pick(COLOURS)),
};

/** SVG of what is behind the person. */
export function drawBackground(dice: Dice): string {
  const scene = dice.weighted({
    plain: 3,
    wallpaper: 3,
    hills: 2,
    city: 2,
    shelves: 2,
    shapes: 3,
    wall: 2,
  });
  return rectangle(0, 0, CANVAS, CANVAS, dice.pick(COLOURS)) + scenes[scene]!(dice);
}
