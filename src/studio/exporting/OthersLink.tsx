import { Button } from '@mantine/core';
import { IconPhotoSearch } from '@tabler/icons-react';
import { Link } from 'wouter';
import { t } from '../../texts/t';
import { showOtherImages } from '../components/tryingView';

/** Opens Try it, where this model (`run:<id>` or `model:<id>`) is evaluated on other images. */
export function OthersLink({ modelKey }: { modelKey: string }) {
  return (
    <Button
      component={Link}
      href="/try"
      variant="default"
      leftSection={<IconPhotoSearch size={16} aria-hidden />}
      onClick={() => showOtherImages(modelKey)}
    >
      {t('exporting.card.others')}
    </Button>
  );
}
