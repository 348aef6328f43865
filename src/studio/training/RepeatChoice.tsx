import { Anchor, NativeSelect, Text } from '@mantine/core';
import { useId } from 'react';
import { proposesCrossValidation } from '../../domain/experiment/plan';
import { t } from '../../texts/t';
import { HelpButton } from '../components/help/HelpButton';
import { REPEATS, repeatTitle, type Repeat } from './repeat';
import classes from './StartBar.module.css';

interface RepeatChoiceProps {
  repeat: Repeat;
  onRepeat: (repeat: Repeat) => void;
  /** Images of the dataset's test split. */
  testImages: number;
}

/** How often each model is trained: once, or as an experiment. */
export function RepeatChoice({ repeat, onRepeat, testImages }: RepeatChoiceProps) {
  const label = useId();
  const isProposed = (each: Repeat) => each === 'foldTwice' && proposesCrossValidation(testImages);
  return (
    <div className={classes.repeat}>
      <Text component="label" size="sm" htmlFor={label}>
        {t('experiments.train.repeat')}
      </Text>
      <NativeSelect
        id={label}
        value={repeat}
        onChange={({ currentTarget }) => onRepeat(currentTarget.value as Repeat)}
        data={REPEATS.map((each) => ({
          value: each,
          label: isProposed(each)
            ? t('experiments.train.proposed', { plan: repeatTitle(each) })
            : repeatTitle(each),
        }))}
      />
      <HelpButton topic="crossValidation" />
    </div>
  );
}

export interface RepeatHintProps extends RepeatChoiceProps {
  /** Why the plan cannot be carried out with these images, in the page's language. */
  refusal: string | null;
  /** Nothing is proposed for images that cannot be trained on. */
  isTrainable: boolean;
}

/** What the choice means for these images; or that it cannot be carried out, and why. */
export function RepeatHint(props: RepeatHintProps) {
  const { repeat, onRepeat, testImages, refusal, isTrainable } = props;
  if (refusal)
    return (
      <Text size="sm" c="var(--mantine-color-error)" role="status">
        <b>{t('experiments.train.refused')}</b> {refusal}
      </Text>
    );
  if (repeat === 'once' && isTrainable && proposesCrossValidation(testImages))
    return (
      <Text size="sm" role="status">
        {t('experiments.train.proposal', { count: testImages })}{' '}
        <Anchor component="button" type="button" size="sm" onClick={() => onRepeat('foldTwice')}>
          {t('experiments.train.useIt')}
        </Anchor>
      </Text>
    );
  if (repeat === 'once') return null;
  return (
    <Text size="sm" c="dimmed" role="status">
      {t(`experiments.train.explained.${repeat}`)}
    </Text>
  );
}
