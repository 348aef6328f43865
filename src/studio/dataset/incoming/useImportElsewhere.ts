import { useEffect, useState } from 'react';
import { followOtherTab } from '../../../client/datasetLock';
import type { UnfinishedImport } from '../../../domain/dataset/unfinishedImport';
import { markInterrupted, unfinishedImport } from '../../../storage/unfinishedImport';
import { useLiveQuery } from '../../components/useLiveQuery';

/** The import that another tab runs now. When that tab is closed, its import is marked as interrupted. */
export function useImportElsewhere(): UnfinishedImport | undefined {
  const unfinished = useLiveQuery(unfinishedImport);
  const mayRun = unfinished?.interrupted === false;
  const [isElsewhere, setElsewhere] = useState(false);
  useEffect(() => {
    if (!mayRun) return;
    const leaving = new AbortController();
    const begun = () => setElsewhere(true);
    // A full disk: the next visit marks it.
    void followOtherTab(begun, markInterrupted, leaving.signal).catch(() => undefined);
    return () => {
      leaving.abort();
      setElsewhere(false);
    };
  }, [mayRun]);
  return mayRun && isElsewhere ? unfinished : undefined;
}
