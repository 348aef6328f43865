/** What is used of Vega-Lite, in a file of its own: see loadChart.ts. */
export { compile, type TopLevelSpec } from 'vega-lite';
