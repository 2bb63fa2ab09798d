import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { dayTyped, numbers } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** `2024-09-14`, or what was typed where that is no day. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A day as people write it here, `14/09/2024`, whatever their machine is set to. */
export function DayInput({ value, onChange, ...input }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState(numbers(value));
  const [known, setKnown] = useState(value);
  // Another day than the one that was typed, from outside.
  if (value !== known) {
    setKnown(value);
    if (dayTyped(typed) !== value) setTyped(numbers(value));
  }
  return (
    <TextInput
      description={t('day.hint')}
      inputMode="numeric"
      {...input}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(dayTyped(currentTarget.value));
      }}
    />
  );
}
