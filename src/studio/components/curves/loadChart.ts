/**
 * What draws the curves, one library after another: started in one go, they would hold the
 * page up for 60 ms. Asked for again, it is there.
 */
export async function loadChart() {
  await import('./vega');
  await import('./vegaLite');
  return await import('./lineChart');
}
