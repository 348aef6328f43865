/**
 * Loads the chart libraries one after another: together they would block the page for
 * 60 ms. Later calls return the same modules.
 */
export async function loadChart() {
  await import('./vega');
  await import('./vegaLite');
  await import('./firstCompile');
  const views = await import('../charts/vegaView');
  const lines = await import('./lineChart');
  await import('./firstChart');
  return { ...views, ...lines };
}
