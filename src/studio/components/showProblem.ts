import { notifications } from '@mantine/notifications';
import { sayError, t } from '../../texts/t';

/** Says why something that was asked for could not be done. For `promise.catch(showProblem)`. */
export const showProblem = (error: unknown): void =>
  void notifications.show({
    color: 'error',
    message: sayError(error),
    closeButtonProps: { 'aria-label': t('common.close') },
  });
