import { Link, useLocation } from 'wouter';
import { pages } from './pages';

/** The way through the house: every room in order, the current one marked. */
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
          // The room's code is on its way before the click lands.
          onPointerEnter={() => void load().catch(() => undefined)}
        >
          <StepIcon size={18} stroke={1.7} aria-hidden />
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}
