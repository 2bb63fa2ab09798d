import { Button, Stack, Text, type ButtonProps } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../i18n/i18n.js';

export interface Allowed {
  readonly action: string;
  readonly allowed: boolean;
  readonly because: { readonly vi: string; readonly en: string } | null;
  readonly whoCan: readonly { readonly personId: string; readonly name: string }[];
}

export const allowedOf = (actions: readonly Allowed[], action: string): Allowed | undefined =>
  actions.find((one) => one.action === action);

/** Why something cannot be done, and who can. */
export function Refusal({ allowed, id }: { readonly allowed: Allowed; readonly id?: string }) {
  const { t, said } = useWords();
  if (allowed.because === null) return null;
  const names = allowed.whoCan.map(({ name }) => name).join(', ');
  return (
    <Text size="sm" c="gray.8" id={id}>
      {said(allowed.because)} {names !== '' && t('action.whoCan', { names })}
    </Text>
  );
}

interface Props extends ButtonProps {
  readonly allowed: Allowed;
  readonly onClick: () => void;
  readonly autoFocus?: boolean;
}

/** One that may not be pressed can still be reached, and says why beside it. */
export function ActionButton({ allowed, onClick, ...button }: Props) {
  const why = useId();
  return (
    <Stack gap={4} align="flex-start">
      <Button
        {...button}
        {...(!allowed.allowed && { 'data-disabled': true, 'aria-disabled': true, 'aria-describedby': why })}
        onClick={() => {
          if (allowed.allowed) onClick();
        }}
      />
      <Refusal allowed={allowed} id={why} />
    </Stack>
  );
}
