import type { Dice } from './dice';
import { circle, line, rectangle } from './svg';

const tile = (id: string, side: number, turn: number, body: string): string =>
  `<pattern id="${id}" width="${side}" height="${side}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">${body}</pattern>`;

const motifs: Record<string, (side: number, ink: string) => string> = {
  dots: (side, ink) => circle(side / 2, side / 2, side / 4, ink),
  stripes: (side, ink) => rectangle(0, 0, side, side / 2, ink),
  checks: (side, ink) =>
    rectangle(0, 0, side / 2, side / 2, ink) +
    rectangle(side / 2, side / 2, side / 2, side / 2, ink),
  flowers: (side, ink) =>
    [0, 1, 2, 3]
      .map((petal) => {
        const angle = (petal * Math.PI) / 2;
        const reach = side / 5;
        return circle(
          side / 2 + reach * Math.cos(angle),
          side / 2 + reach * Math.sin(angle),
          side / 6,
          ink,
        );
      })
      .join(''),
  waves: (side, ink) =>
    line(`M0 ${side / 2}Q${side / 4} 0 ${side / 2} ${side / 2}T${side} ${side / 2}`, side / 6, ink),
};

/**
 * A printed fabric: its definition, and the fill that refers to it. `ground` and `ink` are
 * colours; `id` is unique in the drawing.
 */
export function printed(
  dice: Dice,
  id: string,
  ground: string,
  ink: string,
): { defs: string; fill: string } {
  const side = Math.round(dice.between(26, 64));
  const motif = motifs[dice.pick(Object.keys(motifs))]!(side, ink);
  const turn = dice.pick([0, 0, 30, 45, 90, 120]);
  return {
    defs: tile(id, side, turn, rectangle(0, 0, side, side, ground) + motif),
    fill: `url(#${id})`,
  };
}
