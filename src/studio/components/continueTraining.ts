import { notifications } from '@mantine/notifications';
import { continueRuns } from '../../client/trainingSession';
import { sayError, t } from '../../texts/t';

/** Continue interrupted runs, each on its backend; says so where they cannot be queued. */
export const continueTraining = (ids: readonly string[]): Promise<void> =>
  continueRuns(ids).catch(
    (error: unknown) =>
      void notifications.show({
        color: 'red',
        title: t('common.notContinued'),
        message: sayError(error),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
  );
