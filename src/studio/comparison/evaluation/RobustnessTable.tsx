import { ScrollArea, Table, Text } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { CORRUPTIONS, STRENGTHS, type Robustness } from '../../../domain/evaluation/robustness';
import type { CorruptedExample } from '../../../engine/protocol/inference';
import { t } from '../../../texts/t';
import { percent } from '../../components/format';

/** Paints RGBA bytes, `[size, size, 4]`; the row and column say what it is. */
function Picture({ pixels, size }: { pixels: Uint8ClampedArray<ArrayBuffer>; size: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, size, size), 0, 0);
  }, [pixels, size]);
  return <canvas ref={canvas} width={size} height={size} aria-hidden />;
}

interface RobustnessTableProps {
  columns: { name: string; robustness: Robustness }[];
  example: CorruptedExample | null;
}

/** A row for each corruption, a column for each strength; the first line of a cell is of the first run. */
export function RobustnessTable({ columns, example }: RobustnessTableProps) {
  return (
    <>
      {columns.map(({ name, robustness: { images, clean } }) => (
        <Text key={name} size="sm">
          {t('comparison.decisions.robustness.clean', {
            count: images,
            name,
            accuracy: percent(clean / images),
          })}
        </Text>
      ))}
      <ScrollArea
        type="auto"
        viewportProps={{
          tabIndex: 0,
          role: 'group',
          'aria-label': t('comparison.decisions.robustness.table'),
        }}
      >
        <Table w="auto" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('comparison.decisions.robustness.corruption')}</Table.Th>
              {[1, 2, 3, 4, 5].map((strength) => (
                <Table.Th key={strength}>
                  {t('comparison.decisions.robustness.strength', { strength })}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {CORRUPTIONS.map((corruption) => (
              <Table.Tr key={corruption}>
                <Table.Th scope="row">
                  {t(`comparison.decisions.robustness.kinds.${corruption}`)}
                </Table.Th>
                {STRENGTHS[corruption].map((level, i) => {
                  const pixels = example?.pictures[corruption][i];
                  return (
                    <Table.Td key={level}>
                      {example && pixels && <Picture pixels={pixels} size={example.size} />}
                      {columns.map(({ name, robustness: { images, correct } }) => (
                        <Text key={name} size="sm" className="numbers" title={name}>
                          {percent(correct[corruption][i]! / images)}
                        </Text>
                      ))}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </>
  );
}
