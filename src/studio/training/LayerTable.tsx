import { Alert, Badge, Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { LayerRow, ModelSummary } from '../../domain/models/summary';
import { definitionOf } from '../../domain/models/registry';
import type { Recipe } from '../../domain/recipe/recipe';
import { say, sayError, t } from '../../texts/t';
import { wholeNumber } from '../components/format';
import { Rich } from '../components/Rich';
import { foldLayers, type LayerGroup } from './foldLayers';

const formatShape = (shape: number[]): string => `(${['None', ...shape].join(', ')})`;

function Row({ row, indented = false }: { row: LayerRow; indented?: boolean }) {
  return (
    <Table.Tr>
      <Table.Td pl={indented ? 'xl' : undefined}>
        {row.name}{' '}
        <Text span size="xs" c="dimmed">
          ({row.type})
        </Text>
      </Table.Td>
      <Table.Td className="nowrap">{formatShape(row.outputShape)}</Table.Td>
      <Table.Td ta="right">
        {wholeNumber(row.params)}
        {row.params > 0 && !row.trainable && <Frozen />}
      </Table.Td>
    </Table.Tr>
  );
}

const Frozen = () => (
  <Badge size="xs" variant="default" ml="3xs">
    {t('training.form.layers.frozen')}
  </Badge>
);

function Block({ group, name }: { group: LayerGroup; name: string }) {
  const [open, { toggle }] = useDisclosure(false);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            ml="-2xs"
            aria-expanded={open}
            onClick={toggle}
            leftSection={<Chevron size={14} aria-hidden />}
          >
            {t('training.form.layers.block', { name, count: group.rows.length })}
          </Button>
        </Table.Td>
        <Table.Td className="nowrap">{formatShape(group.outputShape)}</Table.Td>
        <Table.Td ta="right">
          {wholeNumber(group.params)}
          {group.params > 0 && group.trainableParams === 0 && <Frozen />}
        </Table.Td>
      </Table.Tr>
      {open && group.rows.map((row) => <Row key={row.name} row={row} indented />)}
    </>
  );
}

function Layers({ rows }: { rows: LayerRow[] }) {
  return (
    <ScrollArea.Autosize mah={420} type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table stickyHeader fz="sm" verticalSpacing="4xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('training.form.layers.layer')}</Table.Th>
            <Table.Th>{t('training.form.layers.shape')}</Table.Th>
            <Table.Th ta="right">{t('training.form.layers.parameters')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {foldLayers(rows).map((group) =>
            group.name === null ? (
              <Row key={group.rows[0]!.name} row={group.rows[0]!} />
            ) : (
              <Block key={group.name} name={group.name} group={group} />
            ),
          )}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

/** The network's layers as Keras prints them, folded by block, with what is frozen. */
export function LayerTable({ recipe, classCount }: { recipe: Recipe; classCount: number }) {
  const { model, imageSize } = recipe;
  const { summary, title } = definitionOf(model.kind);
  let result: ModelSummary;
  try {
    result = summary(model, imageSize, classCount);
  } catch (error) {
    return (
      <Alert color="error" title={t('training.form.layers.problem', { model: say(title) })}>
        {sayError(error)}
      </Alert>
    );
  }
  const { layers, params, trainableParams } = result;
  return (
    <Stack gap="xs">
      <Group gap="lg">
        <Text size="sm">
          <Rich text="training.form.layers.total" values={{ params }} parts={{ b: <b /> }} />
        </Text>
        <Text size="sm">
          <Rich
            text="training.form.layers.trainable"
            values={{ params: trainableParams }}
            parts={{ b: <b /> }}
          />
        </Text>
        <Text size="sm">
          <Rich
            text="training.form.layers.frozenParams"
            values={{ params: params - trainableParams }}
            parts={{ b: <b /> }}
          />
        </Text>
      </Group>
      <Layers rows={layers} />
    </Stack>
  );
}
