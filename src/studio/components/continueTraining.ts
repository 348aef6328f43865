import { notifications } from '@mantine/notifications';
import { continueRuns } from '../../client/trainingSession';
import { inQueueOrder } from '../../domain/experiment/order';
import { getRun } from '../../storage/runs';
import { sayError, t } from '../../texts/t';

/** Continue interrupted runs, each on its backend; says so where they cannot be queued. */
export async function continueTraining(ids: readonly string[]): Promise<void> {
  try {
    const runs = await Promise.all(ids.map(getRun));
    const stored = runs.filter((run) => run !== undefined);
    await continueRuns(inQueueOrder(stored).map(({ id }) => id));
  } catch (error) {
    notifications.show({
      color: 'error',
      title: t('common.notContinued'),
      message: sayError(error),
      closeButtonProps: { 'aria-label': t('common.close') },
    });
  }
}
