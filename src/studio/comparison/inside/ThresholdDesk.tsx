import { SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import {
  areaUnder,
  averagePrecision,
  oneVersusRest,
  precisionRecallCurve,
  rocCurve,
} from '../../../domain/evaluation/curves';
import { classMetrics } from '../../../domain/evaluation/metrics';
import type { Prediction } from '../../../domain/run/run';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import { useMemo } from 'react';
import { ConfusionMatrix } from '../../components/ConfusionMatrix';
import { percent } from '../../components/format';
import type { PictureChoice } from '../view';
import { ThresholdSlider, type ThresholdSliderProps } from './ThresholdSlider';
import { UnitChart } from './UnitChart';

interface ThresholdDeskProps extends ThresholdSliderProps {
  predictions: Prediction[];
  matrix: number[][];
  /** The class drawn against the rest: classes[1] of two. */
  positive: number;
  open: PictureChoice;
  onOpen: (choice: PictureChoice) => void;
}

function ClassTable({ classes, matrix }: { classes: string[]; matrix: number[][] }) {
  return (
    <Table.ScrollContainer minWidth={300} type="native" tabIndex={0}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Class</Table.Th>
            <Table.Th scope="col">Precision</Table.Th>
            <Table.Th scope="col">Recall</Table.Th>
            <Table.Th scope="col">F1</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {classMetrics(matrix).map(({ precision, recall, f1, support }, index) => (
            <Table.Tr key={classes[index]}>
              <Table.Th scope="row" fw={500}>
                {classes[index]}{' '}
                <Text span size="xs" c="dimmed">
                  {support}
                </Text>
              </Table.Th>
              <Table.Td>{percent(precision)}</Table.Td>
              <Table.Td>{percent(recall)}</Table.Td>
              <Table.Td>{percent(f1)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Charts({ classes, predictions, matrix, positive }: ThresholdDeskProps) {
  const { roc, curve } = useMemo(() => {
    const { scores, positives } = oneVersusRest(predictions, positive);
    return { roc: rocCurve(scores, positives), curve: precisionRecallCurve(scores, positives) };
  }, [predictions, positive]);
  const here = classMetrics(matrix);
  const [auc, average] = [areaUnder(roc), averagePrecision(curve)];
  const two = classes.length === 2;
  if (auc === null || average === null) {
    return (
      <Text size="sm" c="dimmed">
        Curves need test photographs of “{classes[positive]}” and of something else.
      </Text>
    );
  }
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <UnitChart
        title={`ROC, area ${auc.toFixed(4)}`}
        xLabel="false alarms"
        yLabel={`${classes[positive]} found`}
        spoken={`ROC curve of ${classes[positive]}, area under it ${auc.toFixed(4)}`}
        line={roc.map((point) => [point.falsePositiveRate, point.truePositiveRate])}
        diagonal
        {...(two ? { marker: [1 - here[0]!.recall, here[1]!.recall] } : {})}
      />
      <UnitChart
        title={`Precision and recall, average ${average.toFixed(4)}`}
        xLabel="recall"
        yLabel="precision"
        spoken={`Precision–recall curve of ${classes[positive]}, average precision ${average.toFixed(4)}`}
        line={curve.map((point) => [point.recall, point.precision])}
        {...(two ? { marker: [here[1]!.recall, here[1]!.precision] } : {})}
      />
    </SimpleGrid>
  );
}

/** The threshold, and everything that moves with it. */
export function ThresholdDesk(props: ThresholdDeskProps) {
  const { classes, matrix, predictions, open, onOpen } = props;
  const right = matrix.reduce((sum, row, truth) => sum + row[truth]!, 0);
  const { low, high } = wilsonInterval(right, predictions.length);
  return (
    <section aria-labelledby="judgement">
      <Title order={3} size="h4" id="judgement" mb="sm">
        {percent(predictions.length ? right / predictions.length : 0)} right{' '}
        <Text span size="sm" c="dimmed">
          of {predictions.length} test photographs (95%: {percent(low)} to {percent(high)})
        </Text>
      </Title>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Stack gap="md">
          {classes.length === 2 && <ThresholdSlider {...props} />}
          <ConfusionMatrix
            classes={classes}
            matrix={matrix}
            open={open === 'mistakes' ? null : open}
            onOpen={onOpen}
          />
          <ClassTable classes={classes} matrix={matrix} />
        </Stack>
        <Charts {...props} />
      </SimpleGrid>
    </section>
  );
}
