import { Group, Switch, Text, Title } from '@mantine/core';
import type { CSSProperties } from 'react';
import { say, t } from '../../texts/t';
import type { Column } from './columns';
import { RunLabel } from './RunLabel';
import { differs, tableOf } from './rows';
import { useComparisonView } from './view';
import classes from './comparison.module.css';

/** Marks a row in which the runs differ; it says nothing of which is better. */
const DIFFERS = '≠';

/** Metrics and hyperparameters, one column per run; rows in which all agree are hidden at first. */
export function RunTable({ columns }: { columns: Column[] }) {
  const differencesOnly = useComparisonView((view) => view.differencesOnly);
  const sections = tableOf(columns);
  return (
    <section aria-labelledby="numbers">
      <Group justify="space-between" mb="sm">
        <Title order={3} size="h4" id="numbers">
          {t('comparison.table.title')}
        </Title>
        <Switch
          label={t('comparison.table.differencesOnly')}
          checked={differencesOnly}
          onChange={(event) =>
            useComparisonView.setState({ differencesOnly: event.currentTarget.checked })
          }
        />
      </Group>
      {!differencesOnly && (
        <Text size="xs" c="dimmed" mb="xs">
          {t('comparison.table.differsNote', { mark: DIFFERS })}
        </Text>
      )}
      <div className={classes.tableScroll} tabIndex={0} role="group" aria-labelledby="numbers">
        <table className={classes.table} style={{ '--runs': columns.length } as CSSProperties}>
          <thead>
            <tr>
              <td />
              {columns.map(({ run }, index) => (
                <th key={run.id} scope="col">
                  <RunLabel name={say(run.name)} index={index} />
                </th>
              ))}
            </tr>
          </thead>
          {sections.map(({ title, rows }) => {
            const shown = differencesOnly ? rows.filter(differs) : rows;
            return (
              <tbody key={title}>
                <tr>
                  <th
                    className={classes.tableSection}
                    colSpan={columns.length + 1}
                    scope="rowgroup"
                  >
                    {title}
                  </th>
                </tr>
                {shown.length === 0 && (
                  <tr>
                    <td colSpan={columns.length + 1}>{t('comparison.table.noDifferences')}</td>
                  </tr>
                )}
                {shown.map((row) => (
                  <tr key={row.label}>
                    <th scope="row">
                      {row.label}
                      {!differencesOnly && differs(row) && (
                        <span role="img" aria-label={t('comparison.table.differs')}>
                          {' '}
                          {DIFFERS}
                        </span>
                      )}
                    </th>
                    {row.values.map((value, index) => (
                      <td key={columns[index]!.run.id}>{value}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
    </section>
  );
}
