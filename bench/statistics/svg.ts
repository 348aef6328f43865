/** Pictures as SVG text, legible on a light and on a dark page. */

const STYLE = `text{font:13px system-ui,sans-serif;fill:#24292f}.small{font-size:11px}.end{text-anchor:end}
.middle{text-anchor:middle}.axis{stroke:#8c959f;stroke-width:1}.limit{stroke:#cf222e;stroke-dasharray:4 3}
.train{fill:#54aeff}.validation{fill:#8250df}.test{fill:#fb8f44}
.n0{fill:#b6e3ff;stroke:#0969da}.n1{fill:#54aeff;stroke:#0969da}.n2{fill:#0969da;stroke:#0969da}.n3{fill:#0a3069;stroke:#0a3069}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.n3{fill:#cae8ff;stroke:#cae8ff}}`;

export const text = (x: number, y: number, words: string, style = ''): string =>
  `<text x="${x}" y="${y}" class="${style}">${words.replaceAll('<', '&lt;')}</text>`;

export const line = (x1: number, y1: number, x2: number, y2: number, style: string): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="${style}"/>`;

export const rect = (x: number, y: number, width: number, height: number, style: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="2" class="${style}"/>`;

export const dot = (x: number, y: number, style: string): string =>
  `<circle cx="${x}" cy="${y}" r="5" class="${style}"/>`;

/** @param title what a screen reader says */
export const picture = (
  width: number,
  height: number,
  title: string,
  parts: readonly string[],
): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${title}</title>`,
    `<style>${STYLE}</style>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
