import type { ExperimentRun, ExperimentSummary } from '../../../domain/experiment/summary';
import type { AccuracyAxis } from '../accuracyAxis';
import { percent } from '../format';
import classes from './StripPlot.module.css';

/** An experiment as a row of the plot. */
export interface StripRow {
  id: string;
  name: string;
  /** The finished ones. */
  runs: readonly ExperimentRun[];
  summary: ExperimentSummary;
}

/** The runs as dots, one line of them for each repeat, over the interval and the mean. */
export function StripTrack({
  row,
  axis,
  colour,
}: {
  row: StripRow;
  axis: AccuracyAxis;
  colour: string;
}) {
  const { mean, interval } = row.summary;
  const repeats = [...new Set(row.runs.map(({ repeat }) => repeat))].sort((a, b) => a - b);
  // Repeats of one run each share a line.
  const isOneLine = row.runs.every(({ fold }) => fold === 1);
  const lineOf = ({ repeat }: ExperimentRun) =>
    isOneLine ? 0.5 : (repeats.indexOf(repeat) + 0.5) / repeats.length;
  return (
    <div className={classes.track} aria-hidden>
      {axis.ticks.map((tick) => (
        <span key={tick} className={classes.gridline} style={{ left: `${axis.place(tick)}%` }} />
      ))}
      {interval && (
        <span
          className={classes.interval}
          style={{
            left: `${Math.max(0, axis.place(interval.low))}%`,
            right: `${100 - axis.place(interval.high)}%`,
            background: colour,
          }}
        />
      )}
      {mean !== null && (
        <span
          className={classes.mean}
          style={{ left: `${axis.place(mean)}%`, background: colour }}
        />
      )}
      {row.runs.map((run) => (
        <span
          key={`${run.repeat} ${run.fold}`}
          className={classes.dot}
          title={percent(run.accuracy)}
          style={{
            left: `${axis.place(run.accuracy)}%`,
            top: `${100 * lineOf(run)}%`,
            background: colour,
          }}
        />
      ))}
    </div>
  );
}
