/** What is used of Vega-Lite, in a file of its own: see `loadChart` in Curves.tsx. */
export { compile, type TopLevelSpec } from 'vega-lite';
