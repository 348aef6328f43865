import { useEffect } from 'react';
import { demoStore } from '../client/demo';
import { importStore, type ImportState } from '../client/importSession';
import { say, t } from '../texts/t';
import { announceAway, isAt } from './components/endNotice';
import { importDetails, importHeadline } from './components/importFacts';

const IMAGES = '#/';

/** Whether it was the demo's import: its bar says how that went, on every page. */
function isOfDemo({ report }: ImportState): boolean {
  const { stage } = demoStore.getState();
  return stage === 'drawing' || (stage === 'stopped' && report?.cancelled === true);
}

/** How an import went, where the user does not see the report. */
function announceImport(now: ImportState, { status: before }: ImportState): void {
  if (before !== 'importing' && before !== 'cancelling') return;
  if (isAt(IMAGES) || isOfDemo(now)) return;
  const { status, report, error } = now;
  const link = { href: IMAGES, see: t('shell.ended.seeImages') };
  if (status === 'done' && report) {
    const isGood = report.imported + report.alreadyIn > 0;
    const words = { title: importHeadline(report), message: importDetails(report) };
    announceAway('ended-import', { ...words, ...link, isGood });
  } else if (status === 'failed' && error) {
    const words = { title: t('dataset.page.stopped'), message: say(error) };
    announceAway('ended-import', { ...words, ...link, isGood: false });
  }
}

/** Says on every page but Images, whose report says it, how an import ended. */
export default function ImportNotices() {
  useEffect(() => importStore.subscribe(announceImport), []);
  return null;
}
