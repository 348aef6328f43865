/** Experiments and verdicts for a driver, with calibration and with what would probably decide. */
import type { ExperimentResult } from '../client/experimentResults';
import { inference } from '../client/inference';
import { compareRecipes } from '../domain/experiment/comparison';
import { outlookQuestion } from '../domain/experiment/outlookQuestion';
import { pooledCalibration } from '../domain/experiment/pooledCalibration';
import {
  experimentReports,
  type ExperimentReport,
  type VerdictReport,
} from '../domain/experiment/report';
import { english } from '../texts/message';

/** With how well the out-of-fold probabilities agree with what came true; null before a run is finished. */
export interface CalibratedReport extends ExperimentReport {
  calibration: ReturnType<typeof pooledCalibration> | null;
}

/** With what would probably decide, in English; null where it is decided, cannot be computed or is unfinished. */
export interface OutlookVerdict extends VerdictReport {
  outlook: string | null;
}

/** @param nameOf the name of each recipe, by its experiment's id */
export async function reportsOf(
  results: readonly ExperimentResult[],
  nameOf: ReadonlyMap<string, string>,
): Promise<{ experiments: CalibratedReport[]; verdicts: OutlookVerdict[] }> {
  const named = results.map(({ record, experiment, predictions }) => ({
    experiment: { ...experiment, name: nameOf.get(record.id)! },
    predictions,
  }));
  const { experiments, verdicts } = experimentReports(named.map(({ experiment }) => experiment));
  const compared = compareRecipes(named.map(({ experiment }) => experiment)).verdicts;
  const byName = (name: string) => named.find(({ experiment }) => experiment.name === name)!;
  const withOutlook = async (report: VerdictReport, index: number): Promise<OutlookVerdict> => {
    const question = outlookQuestion(
      byName(report.a),
      byName(report.b),
      compared[index]!,
      compared.length,
    );
    // A lost worker takes this sentence away, not the results.
    const outlook =
      question &&
      (await inference()
        .outlook(question)
        .catch(() => null));
    return { ...report, outlook: outlook && english(outlook) };
  };
  return {
    experiments: experiments.map((report, index) => {
      const { predictions } = results[index]!;
      const calibration = predictions.length > 0 ? pooledCalibration(predictions) : null;
      return { ...report, calibration };
    }),
    verdicts: await Promise.all(verdicts.map(withOutlook)),
  };
}
