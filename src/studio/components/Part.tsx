import { lazy, Suspense, useState, type ComponentType } from 'react';
import { ErrorBoundary } from 'react-error-boundary';

type LoadPart = () => Promise<{ default: ComponentType }>;

/** Milliseconds before a part that could not be fetched is fetched again. */
const PAUSES = [1000, 5000];

async function loadPatiently(load: LoadPart): ReturnType<LoadPart> {
  for (const pause of PAUSES) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return await load();
}

/**
 * One part around the page, fetched after the first paint. The page and the other parts work
 * without it: one that cannot be fetched, or whose read fails, leaves a gap.
 */
export function Part({ load }: { load: LoadPart }) {
  const [Loaded] = useState(() => lazy(() => loadPatiently(load)));
  return (
    <ErrorBoundary fallback={null}>
      <Suspense>
        <Loaded />
      </Suspense>
    </ErrorBoundary>
  );
}
