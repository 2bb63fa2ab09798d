import '@mantine/core/styles/List.css';
import { Alert, Anchor, List, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ApiError } from '../api/api-error.js';
import { useWords } from '../i18n/i18n.js';
import { placeOf } from './place-of.js';

/** Each thing that is wrong, with its field. */
export const itemsOf = ({ errors, field, detail }: ApiError) =>
  errors.length > 0 ? errors : [{ ...(field !== undefined && { field }), detail }];

interface Props {
  readonly error: ApiError;
  /** Where a page has more than one. */
  readonly form?: string;
}

/** On top of the form, with a link to each field; it takes the focus, so that it is read out. */
export function ErrorSummary({ error, form }: Props) {
  const { t, said } = useWords();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    summary.current?.focus();
  }, [error]);
  return (
    <Alert ref={summary} tabIndex={-1} role="alert" color="red.9" variant="outline" title={t('errors.title')}>
      <List>
        {itemsOf(error).map(({ field, detail }, index) => (
          <List.Item key={index}>
            {field === undefined ? (
              said(detail)
            ) : (
              <Anchor href={`#${placeOf(field, form)}`}>{said(detail)}</Anchor>
            )}
          </List.Item>
        ))}
      </List>
      <Text>{said(error.action)}</Text>
    </Alert>
  );
}
