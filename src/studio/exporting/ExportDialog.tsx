import { Alert, Button, Group, List, Modal, Progress, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FailedFormat, FormatOffer } from '../../engine/protocol/exporting';
import type { ModelReference } from '../../engine/protocol/models';
import { inference } from '../../client/inference';
import type { Text } from '../../texts/message';
import { say, t } from '../../texts/t';
import { useAsync } from '../components/useAsync';
import { FormatChoices } from './FormatChoices';
import { useExport } from './useExport';

interface ExportDialogProps {
  /** One or more: then all of them are exported in the chosen formats. */
  models: ModelReference[];
  name: Text;
  classes: string[];
  onClose: () => void;
}

/** The first format that this model can be exported in. */
const firstChoice = (offers: FormatOffer[]): string[] =>
  offers
    .filter(({ unavailable }) => unavailable === null)
    .slice(0, 1)
    .map(({ id }) => id);

/** The formats of the first model; one that another cannot be exported in says why. */
async function listFormats(models: ModelReference[]): Promise<FormatOffer[]> {
  const [first, ...others] = await Promise.all(
    models.map((model) => inference().listFormats(model)),
  );
  return first!.map((offer) => {
    const same = [offer, ...others.flatMap((each) => each.filter(({ id }) => id === offer.id))];
    const sizes = same.map(({ byteLength }) => byteLength);
    return {
      ...offer,
      unavailable: same.find(({ unavailable }) => unavailable !== null)?.unavailable ?? null,
      byteLength: sizes.includes(null) ? null : sizes.reduce<number>((sum, n) => sum + n!, 0),
    };
  });
}

/** The formats that could not be written, each with its reason. */
function NotWritten({ failed }: { failed: FailedFormat[] }) {
  return (
    <Alert color="warning" role="alert" title={t('exporting.dialog.notWritten')}>
      <List size="sm">
        {failed.map(({ id, title, reason, model }) => (
          <List.Item key={`${id} ${model ?? ''}`}>
            {model && `${model}, `}
            {say(title)}: {say(reason)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/**
 * Choose formats, and export the model in them as one zip. Closing it cancels what is being written. The
 * buttons stay in sight below the long list.
 */
export function ExportDialog({ models, name, classes, onClose }: ExportDialogProps) {
  const offers = useAsync(JSON.stringify(models), () => listFormats(models));
  const [picked, setPicked] = useState<string[] | null>(null);
  const { progress, problem, partial, start, cancel } = useExport(models, name);
  const chosen = picked ?? (offers.state === 'known' ? firstChoice(offers.value) : []);
  const busy = progress !== null;
  const close = () => {
    cancel();
    onClose();
  };
  const download = async () => {
    if (await start(chosen)) onClose();
  };
  const saveOthers = () => {
    partial?.save();
    onClose();
  };
  const failure = offers.state === 'failed' ? offers.message : problem;
  return (
    <Modal
      opened
      onClose={close}
      title={t('exporting.dialog.title', { name: say(name) })}
      size="xl"
      closeButtonProps={{ 'aria-label': t('exporting.close') }}
    >
      <Stack>
        {offers.state === 'waiting' && (
          <Skeleton h={120} role="progressbar" aria-label={t('exporting.dialog.listing')} />
        )}
        {offers.state === 'known' && (
          <FormatChoices
            model={models.length === 1 ? models[0]! : null}
            classes={classes}
            offers={offers.value}
            chosen={chosen}
            disabled={busy || partial !== null}
            onChange={setPicked}
          />
        )}
        <Stack gap="sm" pos="sticky" bottom={0} py="sm" bg="var(--surface)" style={{ zIndex: 1 }}>
          {failure && (
            <Alert color="error" role="alert">
              {failure}
            </Alert>
          )}
          {partial && <NotWritten failed={partial.failed} />}
          {busy && <Progress value={100 * progress} aria-label={t('exporting.dialog.writing')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={busy ? cancel : close}>
              {t('exporting.cancel')}
            </Button>
            {partial ? (
              <Button onClick={saveOthers}>{t('exporting.dialog.others')}</Button>
            ) : (
              <Button
                loading={busy}
                disabled={chosen.length === 0}
                onClick={() => void download()}
                data-autofocus
              >
                {t('exporting.dialog.export')}
              </Button>
            )}
          </Group>
        </Stack>
      </Stack>
    </Modal>
  );
}
