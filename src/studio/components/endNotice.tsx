/** Work that has ended is told where the user is: by a notification with a link to the result, and in the page's title. */
import { Anchor, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { trainingStore } from '../../client/trainingStore';
import { t } from '../../texts/t';
import { useTitleNote } from './pageTitle';

export interface Ended {
  title: string;
  message: string;
  isGood: boolean;
  /** Not good, but asked for: no alarm. */
  isStopped?: boolean;
  /** Where the result is: a hash of the page. */
  href: string;
  /** The words of the link to it. */
  see: string;
  /** What the page at `href` must be told to show it. */
  onSee?: () => void;
}

/** The title keeps what it says until the user does something here. */
export function noteUntilNoticed(note: string): void {
  useTitleNote.setState({ note });
  const clear = () => {
    for (const type of ['pointerdown', 'keydown']) window.removeEventListener(type, clear);
    // Unless another run has begun meanwhile.
    useTitleNote.setState((state) => (state.note === note ? { note: null } : state));
  };
  for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, clear);
}

/** A notification with a link to the result; it goes when the user has come there, or after ten seconds if all is well. */
export function notifyEnd(id: string, ended: Ended): void {
  const { title, message, isGood, isStopped, href, see, onSee } = ended;
  const onMove = () => {
    if (window.location.hash === href) notifications.hide(id);
  };
  window.addEventListener('hashchange', onMove);
  notifications.show({
    id,
    color: isGood ? 'done' : isStopped ? 'gray' : 'error',
    title,
    closeButtonProps: { 'aria-label': t('common.close') },
    message: (
      <Text size="sm" c="var(--mantine-color-text)">
        {message}{' '}
        <Anchor
          href={href}
          onClick={() => {
            onSee?.();
            notifications.hide(id);
          }}
        >
          {see}
        </Anchor>
      </Text>
    ),
    autoClose: isGood ? 10_000 : false,
    onClose: () => window.removeEventListener('hashchange', onMove),
  });
}

/** Whether the page at this hash is open. */
export const isAt = (href: string): boolean => (window.location.hash || '#/') === href;

/**
 * Say that something other than a run has ended, while its page is not in sight.
 * @param id the latest of this id is shown
 */
export function announceAway(id: string, ended: Ended): void {
  notifications.hide(id);
  notifyEnd(id, ended);
  // While a run is trained, the title says how far it is.
  if (trainingStore.getState().active) return;
  noteUntilNoticed(`${ended.isGood ? '✓' : '✗'} ${ended.title}`);
}
