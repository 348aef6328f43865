import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './studio/studio.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Studio } from './studio/Studio';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Studio />
  </StrictMode>,
);
