import { Link, useLocation } from 'wouter';
import { pages } from './pages';

/** The app's navigation: every page in order, with the current one marked. */
export function Steps() {
  const [location] = useLocation();
  return (
    <nav aria-label="Steps" className="steps">
      {pages.map(({ path, label, icon: StepIcon, load }) => (
        <Link
          key={path}
          href={path}
          className="step"
          aria-current={location === path ? 'page' : undefined}
          // Loading starts before the click, so that the page opens sooner.
          onPointerEnter={() => void load().catch(() => undefined)}
        >
          <StepIcon size={18} stroke={1.7} aria-hidden />
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}
