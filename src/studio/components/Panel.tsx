import { Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './Panel.module.css';
import { isSmall } from './small';

interface PanelProps {
  title: string;
  /** Folded at first on small screens, so that the images are not far below. */
  foldOnSmall?: boolean;
  /** Folded at first. */
  folded?: boolean;
  children: ReactNode;
}

/** A titled panel beside a page's main content; a click on its title folds it. */
export function Panel({ title, foldOnSmall = false, folded = false, children }: PanelProps) {
  const [open, setOpen] = useState(() => !folded && !(foldOnSmall && isSmall()));
  return (
    <details
      className={classes.panel}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.title}>
        <Title order={3} size="h5">
          {title}
        </Title>
      </summary>
      <div className={classes.content}>{children}</div>
    </details>
  );
}
