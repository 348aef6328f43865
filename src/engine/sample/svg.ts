/** Side of the coordinates in which everything is drawn: those of Open Peeps. */
export const CANVAS = 704;

/** Width of the outlines of Open Peeps. */
const OUTLINE = 11;

/** A shape with the black outline of Open Peeps. */
export const outlined = (path: string, fill: string): string =>
  `<path d="${path}" fill="${fill}" stroke="#000" stroke-width="${OUTLINE}" stroke-linejoin="round" stroke-linecap="round"/>`;

/** A line that is no outline. */
export const line = (path: string, width = 7, colour = '#000'): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;

export const shape = (path: string, fill: string, opacity = 1): string =>
  `<path d="${path}" fill="${fill}" opacity="${opacity}"/>`;

export const circle = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;

export const rectangle = (x: number, y: number, w: number, h: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;

export const moved = (body: string, x: number, y: number): string =>
  `<g transform="translate(${x} ${y})">${body}</g>`;
