/**
 * Whether the page is there, its images are decoded, its charts drawn, and nothing shows
 * that it is busy. Runs in the page, where tsx's helper for the names of inner functions is
 * missing: it has none with a name.
 */
export function isComplete(): boolean {
  const busy =
    '[aria-busy="true"], [data-loading="true"], .mantine-Skeleton-root, .mantine-Loader-root';
  const charts = [...document.querySelectorAll('figure [role="img"]')];
  return (
    document.querySelector('main h2') !== null &&
    !document.querySelector(busy) &&
    [...document.images].every(({ naturalWidth }) => naturalWidth > 0) &&
    charts.every((chart) => chart.textContent || chart.querySelector('canvas, svg'))
  );
}
