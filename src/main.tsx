import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startServiceWorker } from './client/serviceWorker';
import { startLanguage } from './studio/language';
import { followProjectLinks, projectIn } from './studio/projectLink';
import { hashAddress } from './studio/plainPath';
import { Studio } from './studio/Studio';

startServiceWorker(projectIn(window.location.href) === null);

// Finishes the cleanup that an earlier visit did not. If it fails now, the next visit tries again.
void import('./client/importSession')
  .then(({ tidyDataset }) => tidyDataset())
  .catch(() => undefined);

followProjectLinks();

// A page's address without its hash, as people type it.
const address = hashAddress(window.location);
if (address) window.history.replaceState(null, '', address);

await startLanguage();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Studio />
  </StrictMode>,
);
