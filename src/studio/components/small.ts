/** Whether the page has one column (theme breakpoint `md`), when a component is first drawn. */
export const isSmall = (): boolean => window.matchMedia('(max-width: 61.99em)').matches;
