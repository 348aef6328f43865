import { Alert, CloseButton, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { t } from '../../texts/t';
import { isSmall } from '../components/small';
import styles from './Notice.module.css';

interface NoticeProps {
  color: 'warning' | 'error';
  icon: ReactNode;
  title: string;
  onClose?: () => void;
  children: ReactNode;
}

/** What is wrong with the images and what to do; one line at first on small screens, so that the gallery stays in sight. */
export function Notice({ color, icon, title, onClose, children }: NoticeProps) {
  const [open, setOpen] = useState(() => !isSmall());
  return (
    <Alert role="status" variant="light" color={color} p="xs" icon={icon}>
      <Group gap="4xs" wrap="nowrap" align="flex-start">
        <details
          className={styles.notice}
          style={{ flex: 1, minWidth: 0 }}
          open={open}
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary className={styles.title}>
            <span>{title}</span>
          </summary>
          {children}
        </details>
        {onClose && <CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />}
      </Group>
    </Alert>
  );
}
