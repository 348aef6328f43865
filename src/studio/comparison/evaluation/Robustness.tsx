import { Alert, Button, Group, Progress, Select, Stack, Text, Title } from '@mantine/core';
import { useLiveQuery } from '../../components/useLiveQuery';
import { useEffect, useRef, useState } from 'react';
import { corruptedExample, measureRobustness } from '../../../client/robustness';
import type { ImageHash } from '../../../domain/dataset/dataset';
import {
  commonSample,
  FEW_COMMON,
  robustnessOn,
  testOverlap,
} from '../../../domain/evaluation/robustness';
import type { RunRecord } from '../../../domain/run/run';
import type { CorruptedExample } from '../../../engine/protocol/inference';
import { getEvaluation } from '../../../storage/runs';
import { say, sayError, t } from '../../../texts/t';
import { RobustnessTable } from './RobustnessTable';

/** Measures these runs one after another; `fraction` is null while nothing is measured. */
function useMeasuring() {
  const [fraction, setFraction] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const measure = async (ids: string[], common: readonly ImageHash[] | null) => {
    const own = (controller.current = new AbortController());
    setProblem(null);
    setFraction(0);
    try {
      for (const [i, id] of ids.entries()) {
        const report = (done: number) => setFraction((i + done) / ids.length);
        await measureRobustness(id, common, report, own.signal);
      }
    } catch (error) {
      if (!own.signal.aborted) setProblem(sayError(error));
    }
    setFraction(null);
  };
  return { fraction, problem, measure, cancel: () => controller.current?.abort() };
}

/** Which images two runs with different test images are compared on; a warning where they are few or none. */
function Overlap({ first, second, common }: ReturnType<typeof testOverlap>) {
  const which = common === 0 ? 'noneCommon' : common < FEW_COMMON ? 'fewCommon' : 'common';
  const text = t(`comparison.decisions.robustness.${which}`, { common, first, second });
  return which === 'common' ? (
    <Text size="sm" role="status">
      {text}
    </Text>
  ) : (
    <Alert color="warning" role="status">
      {text}
    </Alert>
  );
}

/** Accuracy on corrupted test images, for this run and, where chosen, another one. */
export function Robustness({ run, runs }: { run: RunRecord; runs: RunRecord[] }) {
  const [otherId, setOtherId] = useState<string | null>(null);
  const { fraction, problem, measure, cancel } = useMeasuring();
  const shown = [run, ...runs.filter(({ id }) => id === otherId)];
  const ids = shown.map(({ id }) => id);
  const key = ids.join();
  const answer = useLiveQuery(async () => {
    const evaluations = await Promise.all(ids.map(getEvaluation));
    const [first = [], second = []] = evaluations.map((one) => one?.predictions ?? []);
    const common = ids.length < 2 ? null : commonSample(first, second);
    return {
      key,
      common,
      measured: evaluations.map((one) => (one ? robustnessOn(one, common) : null)),
      overlap: ids.length < 2 ? null : testOverlap(first, second),
    };
  }, [key]);
  // The last answer may be of other runs.
  const read = answer?.key === key ? answer : undefined;
  const measured = read?.measured;
  const missing = ids.filter((_, i) => !measured?.[i]);
  const isMeasured = measured?.some((one) => one !== null) ?? false;
  const [example, setExample] = useState<CorruptedExample | null>(null);
  useEffect(() => {
    if (!isMeasured) return;
    let current = true;
    // Without pictures the table still says all.
    corruptedExample(run.id).then(
      (found) => current && setExample(found),
      () => undefined,
    );
    return () => void (current = false);
  }, [isMeasured, run.id]);
  return (
    <section aria-labelledby="robustness">
      <Title order={3} size="h4" id="robustness" mb="sm">
        {t('comparison.decisions.robustness.title')}
      </Title>
      <Stack gap="sm">
        <Text size="sm" c="dimmed" maw={640}>
          {t('comparison.decisions.robustness.note')}
        </Text>
        <Group align="flex-end">
          <Select
            label={t('comparison.decisions.robustness.other')}
            placeholder={t('comparison.decisions.robustness.none')}
            clearable
            clearButtonProps={{ 'aria-label': t('comparison.decisions.robustness.none') }}
            w={300}
            maw="100%"
            value={otherId}
            onChange={setOtherId}
            data={runs
              .filter(({ id, handIn }) => id !== run.id && !handIn)
              .map(({ id, name }) => ({ value: id, label: say(name) }))}
          />
          {fraction === null ? (
            <Button
              variant="default"
              disabled={!read}
              onClick={() => void measure(missing.length ? missing : ids, read?.common ?? null)}
            >
              {t(`comparison.decisions.robustness.${missing.length ? 'measure' : 'again'}`)}
            </Button>
          ) : (
            <Button variant="default" onClick={cancel}>
              {t('comparison.decisions.robustness.cancel')}
            </Button>
          )}
        </Group>
        {fraction !== null && (
          <Progress
            value={100 * fraction}
            aria-label={t('comparison.decisions.robustness.progress')}
          />
        )}
        {problem && (
          <Alert color="error" role="alert">
            {problem}
          </Alert>
        )}
        {read?.overlap && !read.overlap.isSame && <Overlap {...read.overlap} />}
        {measured && isMeasured && (
          <RobustnessTable
            columns={shown.flatMap(({ name }, i) => {
              const robustness = measured[i];
              return robustness ? [{ name: say(name), robustness }] : [];
            })}
            example={example}
          />
        )}
      </Stack>
    </section>
  );
}
