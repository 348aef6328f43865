import { Group, ScrollArea, Stack, Text } from '@mantine/core';
import { useResizeObserver } from '@mantine/hooks';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { NetworkPart } from '../../domain/models/definition';
import { say, t } from '../../texts/t';
import { centredScroll } from './centredScroll';
import classes from './NetworkDiagram.module.css';

const COLUMN = 30;
const TALLEST = 96;
const HEIGHT = TALLEST + 28;
/** Of a name that fits its column as it is; a longer one is drawn narrower. */
const MOST_LETTERS = 5;

/** A taller bar is a larger feature map; the head is a bar of its own. */
const barHeight = ({ scale }: NetworkPart): number =>
  scale === 0 ? 34 : 14 + Math.sqrt(scale) * 116;

/** A part's bar with its number or the first word of its name. */
function Bar({ part, column }: { part: NetworkPart; column: number }) {
  const height = barHeight(part);
  const x = column * COLUMN;
  const name = /^block_/.test(part.id)
    ? part.id.slice('block_'.length)
    : say(part.label).split(' ')[0]!;
  const isLong = name.length > MOST_LETTERS;
  return (
    <>
      <rect className={classes.reach} x={x} y={0} width={COLUMN} height={HEIGHT} />
      <rect
        className={classes.bar}
        x={x + 3}
        y={(TALLEST - height) / 2}
        width={COLUMN - 6}
        height={height}
        rx={4}
      />
      <text
        className={classes.name}
        x={x + COLUMN / 2}
        y={HEIGHT - 10}
        {...(isLong && { textLength: COLUMN - 2, lengthAdjust: 'spacingAndGlyphs' })}
      >
        {name}
      </text>
    </>
  );
}

interface NetworkDiagramProps {
  label: string;
  /** From input to output. */
  parts: NetworkPart[];
  /** The recipe's fineTune.from. */
  value: string;
  onChange: (from: string) => void;
}

/** Describes the choice to the user. */
function fineTuneMessage(from: string): string {
  if (from === 'none') return t('training.form.network.none');
  if (from === 'all') return t('training.form.network.all');
  return t('training.form.network.from', { block: from.slice('block_'.length) });
}

/**
 * The network as a row of parts. Picking one fine-tunes it and everything after it;
 * picking the head fine-tunes nothing. A radio group: arrow keys move and choose.
 */
export function NetworkDiagram({ label, parts, value, onChange }: NetworkDiagramProps) {
  const labelId = useId();
  const width = parts.length * COLUMN;
  const svg = useRef<SVGSVGElement>(null);
  const viewport = useRef<HTMLDivElement>(null);
  const [measure, shown] = useResizeObserver();
  const choices = parts.filter(({ from }) => from !== null);

  // The choice is in sight, on a phone too. Nothing of the page around moves.
  useEffect(() => {
    const chosen = svg.current?.querySelector('[aria-checked=true]');
    if (!chosen || !viewport.current) return;
    viewport.current.scrollLeft += centredScroll(
      viewport.current.getBoundingClientRect(),
      chosen.getBoundingClientRect(),
    );
  }, [value, shown.width]);

  const choose = (part: NetworkPart | undefined) => {
    if (!part?.from) return;
    onChange(part.from);
    svg.current?.querySelector<SVGElement>(`[data-part=${part.id}]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, part: NetworkPart) => {
    const at = choices.indexOf(part);
    const moves: Record<string, NetworkPart | undefined> = {
      ArrowRight: choices[at + 1] ?? choices[0],
      ArrowDown: choices[at + 1] ?? choices[0],
      ArrowLeft: choices[at - 1] ?? choices.at(-1),
      ArrowUp: choices[at - 1] ?? choices.at(-1),
      Home: choices[0],
      End: choices.at(-1),
      ' ': part,
      Enter: part,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    choose(moves[event.key]);
  };

  return (
    <Stack gap="3xs" ref={measure}>
      <Text id={labelId} size="sm" fw={500}>
        {label}
      </Text>
      <ScrollArea type="auto" offsetScrollbars="x" viewportRef={viewport}>
        <svg
          ref={svg}
          role="radiogroup"
          aria-labelledby={labelId}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          className={classes.diagram}
          style={{ minWidth: width }}
        >
          {parts.map((part, i) => {
            const { state } = part;
            const can = choices.includes(part);
            const chosen = part.from === value;
            const label = say(part.label);
            const name = part.from === 'all' ? t('training.form.network.stem') : label;
            const stateName = t(`training.form.network.${state}`);
            const bar = <Bar part={part} column={i} />;
            if (!can) {
              return (
                <g key={part.id} data-state={state} aria-hidden>
                  {bar}
                </g>
              );
            }
            return (
              <g
                key={part.id}
                role="radio"
                data-part={part.id}
                data-state={state}
                aria-checked={chosen}
                aria-label={
                  part.from === 'none'
                    ? t('training.form.network.headOnly')
                    : t('training.form.network.part', { part: name, state: stateName })
                }
                tabIndex={chosen ? 0 : -1}
                onClick={() => choose(part)}
                onKeyDown={(event) => onKeyDown(event, part)}
              >
                <title>
                  {t('training.form.network.partTitle', { part: label, state: stateName })}
                </title>
                {bar}
              </g>
            );
          })}
        </svg>
      </ScrollArea>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{fineTuneMessage(value)}</Text>
        <Group gap="md" aria-hidden>
          {(['trainable', 'frozen', 'unused'] as const).map((state) => (
            <Group key={state} gap="3xs">
              <svg width="14" height="14" data-state={state} className={classes.key}>
                <rect className={classes.bar} x="1" y="1" width="12" height="12" rx="3" />
              </svg>
              <Text size="xs" c="dimmed">
                {t(`training.form.network.${state === 'unused' ? 'unusedShort' : state}`)}
              </Text>
            </Group>
          ))}
        </Group>
      </Group>
    </Stack>
  );
}
