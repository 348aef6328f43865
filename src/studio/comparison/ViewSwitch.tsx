import { SegmentedControl } from '@mantine/core';
import { useLocation } from 'wouter';
import { t } from '../../texts/t';
import { EXPERIMENTS } from '../components/experiments/experimentPath';
import { useComparisonView } from './view';

type View = 'side-by-side' | 'evaluation' | 'experiments';

/** The parts of Compare: runs side by side, the evaluation of one, and experiments. */
export function ViewSwitch({ view }: { view: View }) {
  const [, navigate] = useLocation();
  const open = (next: View) => {
    if (next === 'experiments') return navigate(EXPERIMENTS);
    useComparisonView.setState({ tab: next });
    if (view === 'experiments') navigate('/compare');
  };
  return (
    <SegmentedControl
      aria-label={t('comparison.page.views')}
      value={view}
      onChange={open}
      data={[
        { value: 'side-by-side', label: t('comparison.page.sideBySide') },
        { value: 'evaluation', label: t('comparison.page.evaluation') },
        { value: 'experiments', label: t('experiments.page.tab') },
      ]}
    />
  );
}
