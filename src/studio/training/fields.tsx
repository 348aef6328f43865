import { NumberInput, Select } from '@mantine/core';
import { useId, useState } from 'react';
import { t } from '../../texts/t';
import { useReportInvalid } from './invalidFields';
import { decimalSeparator, plain } from './numbers';

interface NumberFieldProps {
  label: string;
  description?: string;
  value: number;
  minimum: number;
  maximum: number;
  step?: number;
  whole?: boolean;
  suffix?: string;
  /** Called with valid values only. */
  onChange: (value: number) => void;
}

/**
 * A number in its range. A value outside it is explained and kept on screen,
 * marked invalid, but never becomes the recipe.
 */
export function NumberField({
  label,
  description,
  value,
  minimum,
  maximum,
  step = 1,
  whole = false,
  suffix,
  onChange,
}: NumberFieldProps) {
  const [typed, setTyped] = useState<{ text: string | number; from: number } | null>(null);
  const [focused, setFocused] = useState(false);
  // What is being typed stays, whatever arrives meanwhile; afterwards another value from
  // outside (a recipe file, another tab) replaces it.
  const shown = typed && (focused || typed.from === value) ? typed.text : value;
  const parse = (text: string | number): number | null => {
    const number = typeof text === 'number' ? text : Number.parseFloat(text);
    const within = number >= minimum && number <= maximum;
    return within && (!whole || Number.isInteger(number)) ? number : null;
  };
  const isInvalid = parse(shown) === null;
  useReportInvalid(useId(), isInvalid);
  const range = { minimum: plain(minimum), maximum: plain(maximum) };
  const problem = whole ? t('training.form.wholeNumber', range) : t('training.form.number', range);
  return (
    <NumberInput
      label={label}
      description={description}
      value={shown}
      step={step}
      suffix={suffix}
      decimalScale={7}
      decimalSeparator={decimalSeparator()}
      allowedDecimalSeparators={['.', ',']}
      allowNegative={false}
      clampBehavior="none"
      error={isInvalid ? problem : undefined}
      // Not onFocus, which comes a task later (react-number-format): after the first keys.
      onFocusCapture={() => {
        // What was typed before and replaced since is over.
        if (shown === value) setTyped(null);
        setFocused(true);
      }}
      onBlur={() => setFocused(false)}
      onChange={(text) => {
        const number = parse(text);
        setTyped({ text, from: number ?? value });
        if (number !== null) onChange(number);
      }}
    />
  );
}

interface ChoiceFieldProps<Value extends string> {
  label: string;
  description?: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, always one. */
export function ChoiceField<Value extends string>({
  options,
  onChange,
  ...rest
}: ChoiceFieldProps<Value>) {
  return (
    <Select
      {...rest}
      data={options}
      allowDeselect={false}
      withCheckIcon
      comboboxProps={{ shadow: 'md' }}
      onChange={(chosen) => {
        const option = options.find(({ value }) => value === chosen);
        if (option) onChange(option.value);
      }}
    />
  );
}
