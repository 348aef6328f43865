import { Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  title: string;
  /** Small screens begin with it folded, so that the pictures are not far below. */
  foldOnSmall?: boolean;
  children: ReactNode;
}

const small = (): boolean => window.matchMedia('(max-width: 61.99em)').matches;

/** A titled sheet beside a room's main matter; a click on its title folds it. */
export function Panel({ title, foldOnSmall = false, children }: PanelProps) {
  const [open, setOpen] = useState(() => !(foldOnSmall && small()));
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
