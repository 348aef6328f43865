/** The parts of Vega in use, in one file so that they load as one module: see loadChart.ts. */
export { changeset, parse, View } from 'vega';
export { expressionInterpreter } from 'vega-interpreter';
export { Handler } from 'vega-tooltip';
