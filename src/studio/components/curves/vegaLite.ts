/** The parts of Vega-Lite in use, in one file so that they load as one module: see loadChart.ts. */
export { compile, type TopLevelSpec } from 'vega-lite';
