import type { Dice } from './dice';
import { printed } from './patterns';
import { circle, line, outlined } from './svg';

/** Ear loops, from the mask's corners to the ear. */
const LOOPS =
  line('M344 404C304 388 262 374 224 372', 8) + line('M352 520C312 500 262 452 230 412', 8);

/** Shapes of masks on the head of Open Peeps, which looks to the right: nose at (500, 410), chin at (470, 560). */
const shapes: Record<string, (fill: string, ink: string) => string> = {
  surgical: (fill, ink) =>
    outlined(
      'M338 400C392 406 440 372 494 372C532 374 560 386 576 404C582 452 576 502 558 540C532 572 492 584 456 582C410 578 370 556 346 524C352 482 346 440 338 400Z',
      fill,
    ) +
    line('M352 440C420 452 500 440 572 434', 6, ink) +
    line('M354 480C420 496 500 488 570 478', 6, ink) +
    line('M360 516C420 538 500 534 560 518', 6, ink),
  folded: (fill, ink) =>
    outlined(
      'M340 398C400 402 448 364 500 364C544 372 572 398 598 444C598 484 584 522 556 550C522 582 480 590 440 578C400 568 364 548 346 522Z',
      fill,
    ) + line('M500 366C572 420 584 500 520 574', 7, ink),
  duckbill: (fill, ink) =>
    outlined(
      'M336 404C396 408 446 366 500 366C544 370 588 420 610 466C590 520 548 572 470 586C412 582 368 556 346 524Z',
      fill,
    ) + line('M344 462C430 470 520 470 608 466', 7, ink),
  cup: (fill, ink) =>
    outlined(
      'M352 452C356 400 420 366 490 366C548 368 588 412 588 470C588 540 530 592 460 588C396 584 350 520 352 452Z',
      fill,
    ) +
    line(
      'M372 456C378 412 430 388 490 388C536 390 566 424 566 470C566 526 520 566 462 564',
      5,
      ink,
    ),
  valved: (fill, ink) =>
    `${shapes.cup!(fill, ink)}<circle cx="508" cy="492" r="34" fill="#e6e6e6" stroke="#000" stroke-width="8"/>${circle(508, 492, 12, '#000')}`,
  cloth: (fill, ink) =>
    outlined(
      'M336 402C380 396 430 356 498 362C540 366 566 384 580 400C590 460 584 520 560 556C520 594 460 596 420 584C384 572 356 552 344 526C352 480 350 440 336 402Z',
      fill,
    ) + line('M350 412C400 410 446 384 498 386C532 388 552 396 566 408', 5, ink),
};

/** Colours on which black lines do not show. */
const DARK = ['#1f1f24', '#2b4a7f'];

const COLOURS = [
  '#ffffff',
  '#f4f4ef',
  '#bfe3f2',
  '#8fc7e8',
  '#4f8fcb',
  '#2b4a7f',
  '#1f1f24',
  '#5b5b63',
  '#f3b6c6',
  '#e2637f',
  '#c93636',
  '#f2c84b',
  '#8cc97e',
  '#3f7f57',
  '#b79be0',
  '#f0d9b5',
];

/** The fill of a mask, with what it refers to. */
function fabric(dice: Dice, skin: string): { defs: string; fill: string; ink: string } {
  const kind = dice.weighted({ plain: 5, printed: 4, skin: 1 });
  const ground = kind === 'skin' ? skin : dice.pick(COLOURS);
  const ink = DARK.includes(ground) ? '#8a8a92' : '#000';
  if (kind !== 'printed') return { defs: '', fill: ground, ink };
  const others = COLOURS.filter((colour) => colour !== ground);
  return { ...printed(dice, 'mask-fabric', ground, dice.pick(others)), ink };
}

/** SVG of a mask for a face of this colour (`#rrggbb`), in the coordinates of Open Peeps. */
export function drawMask(dice: Dice, skin: string): string {
  const draw = shapes[dice.pick(Object.keys(shapes))]!;
  const { defs, fill, ink } = fabric(dice, skin);
  return `<g class="mask"><defs>${defs}</defs>${LOOPS}${draw(fill, ink)}</g>`;
}
