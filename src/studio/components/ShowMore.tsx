import { Button, Group } from '@mantine/core';
import { t } from '../../texts/t';

interface ShowMoreProps {
  /** How many of a list are not shown yet; nothing is drawn when there are none. */
  hidden: number;
  /** How many more a click shows at most. */
  page: number;
  onClick: () => void;
}

/** The button under a long list that shows its next part. */
export function ShowMore({ hidden, page, onClick }: ShowMoreProps) {
  if (hidden <= 0) return null;
  return (
    <Group justify="center" mt="md">
      <Button variant="default" onClick={onClick}>
        {t('common.showMore', { images: Math.min(page, hidden) })}
      </Button>
    </Group>
  );
}
