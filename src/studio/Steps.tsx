import { Link, useLocation } from 'wouter';
import { t } from '../texts/t';
import { steps } from './pages';

function current(location: string, path: string): 'page' | 'true' | undefined {
  if (location === path) return 'page';
  // The images' own path is the root, which every path begins with.
  return location.startsWith(path === '/' ? '/images/' : `${path}/`) ? 'true' : undefined;
}

/** The app's navigation: every page in order, with the current one marked. */
export function Steps() {
  const [location] = useLocation();
  return (
    <nav aria-label={t('shell.navigation')} className="steps">
      {steps.map(({ path, label, icon: StepIcon, load }) => (
        <Link
          key={path}
          href={path}
          className="step"
          aria-current={current(location, path)}
          // Loading starts before the click, so that the page opens sooner.
          onPointerEnter={() => void load().catch(() => undefined)}
        >
          <StepIcon size={18} stroke={1.7} aria-hidden />
          <span>{t(label)}</span>
        </Link>
      ))}
    </nav>
  );
}
