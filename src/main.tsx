import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './studio/studio.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Studio } from './studio/Studio';

// What an earlier visit left undone. If it cannot be done now, the next visit tries again.
void import('./client/importSession')
  .then(({ tidyDataset }) => tidyDataset())
  .catch(() => undefined);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Studio />
  </StrictMode>,
);
