/** What is used of Vega, in a file of its own: see loadChart.ts. */
export { changeset, parse, View } from 'vega';
export { expressionInterpreter } from 'vega-interpreter';
export { Handler } from 'vega-tooltip';
