import { Alert, Button, Center, Group, Loader, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from '../api/api-error.js';
import { showInstant } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { Icon } from './icons.js';

/** What went wrong and what to do, in the words of the API. */
export function ProblemAlert({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const { t, said } = useWords();
  const told = error instanceof ApiError;
  return (
    <Alert role="alert" color="red.9" variant="outline" icon={<Icon name="warning" />} my="md">
      <Text>{told ? `${said(error.detail)} ${said(error.action)}` : error.message}</Text>
      {told && (
        <Text size="sm" c="gray.7">
          {error.code}
        </Text>
      )}
      {onRetry && (
        <Button variant="default" mt="sm" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Alert>
  );
}

export function Loading() {
  const { t } = useWords();
  return (
    <Center py="xl" role="status">
      <Group gap="sm">
        <Loader size="sm" aria-hidden="true" />
        <Text>{t('loading')}</Text>
      </Group>
    </Center>
  );
}

interface Read<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly dataUpdatedAt: number;
  refetch(): Promise<unknown>;
}

/** One of its states: loading, failed, there, or there but not renewed. */
export function Reading<Data>({
  read,
  children,
}: {
  readonly read: Read<Data>;
  readonly children: (data: Data) => ReactNode;
}) {
  const { t } = useWords();
  const retry = () => void read.refetch();
  if (read.data === undefined)
    return read.error ? <ProblemAlert error={read.error} onRetry={retry} /> : <Loading />;
  return (
    <>
      {read.error && (
        <Alert role="status" color="yellow.9" variant="outline" icon={<Icon name="clock" />} mb="md">
          <Group justify="space-between">
            <Text>{t('stale', { at: showInstant(new Date(read.dataUpdatedAt).toISOString()) })}</Text>
            <Button variant="default" size="xs" onClick={retry}>
              {t('retry')}
            </Button>
          </Group>
        </Alert>
      )}
      {children(read.data)}
    </>
  );
}
