import { Button, Center, Loader, Stack } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { t } from '../../../texts/t';
import { EmptyState } from '../../components/EmptyState';
import { EXPERIMENTS } from '../../components/experiments/experimentPath';
import { useExperiments } from '../../components/experiments/useExperiments';
import { PageHeading } from '../../components/PageHeading';
import { ViewSwitch } from '../ViewSwitch';
import { Opened } from './Opened';

function Nothing({ name }: { name: 'none' | 'gone' }) {
  return (
    <EmptyState
      icon={IconFlask}
      title={t(`experiments.page.${name}.title`)}
      action={
        <Button component={Link} href="/train">
          {t('experiments.page.none.action')}
        </Button>
      }
    >
      {t(`experiments.page.${name}.text`)}
    </EmptyState>
  );
}

/** An experiment, by the address, or the newest one; with those that it can be compared with. */
export default function ExperimentPage() {
  const [location] = useLocation();
  const experiments = useExperiments();
  const id = location.slice(EXPERIMENTS.length + 1);
  if (!experiments)
    return (
      <Center mih="40vh">
        <Loader role="progressbar" aria-label={t('experiments.page.reading')} />
      </Center>
    );
  const opened = id ? experiments.find(({ record }) => record.id === id) : experiments[0];
  return (
    <Stack gap="lg">
      <PageHeading title={t('shell.pages.compare')} actions={<ViewSwitch view="experiments" />}>
        {t('experiments.page.purpose')}
      </PageHeading>
      {opened ? (
        <Opened key={opened.record.id} opened={opened} all={experiments} />
      ) : (
        <Nothing name={id ? 'gone' : 'none'} />
      )}
    </Stack>
  );
}
