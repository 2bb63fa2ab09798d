import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/List.css';
import '@mantine/core/styles/ActionIcon.css';
import { Alert, Button, FileInput, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api/api-error.js';
import { fileText } from '../api/file-text.js';
import { api, reads, queryClient } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { useWords } from '../i18n/i18n.js';
import { ProblemAlert } from '../shell/problem.js';

interface Sending {
  readonly yaml: string;
  /** Of the draft that it replaces, as it was seen. */
  readonly etag?: string | undefined;
}

/** As the file names it; whether it may is the API's to say. */
const planIdOf = (yaml: string): string | undefined => /^planId:\s*['"]?([\w-]+)/m.exec(yaml)?.[1];

/** The etag of a draft that the file would replace; nothing where there is none. */
async function draftSeen(yaml: string): Promise<string | undefined> {
  const planId = planIdOf(yaml);
  if (planId === undefined) return undefined;
  try {
    return (await queryClient.fetchQuery({ ...reads.plan(planId), staleTime: 0 })).etag;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

/** A plan's file, which becomes a draft: nothing is issued by it, and it can be imported again. */
export function ImportPlan() {
  const { t, said } = useWords();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [replacing, setReplacing] = useState<Sending>();
  const importing = usePlainCommand((header, { yaml, etag }: Sending) =>
    api.POST('/api/v1/plans', {
      params: { header: { ...header, ...(etag !== undefined && { 'If-Match': `"${etag}"` }) } },
      body: { yaml },
    }),
  );
  const send = (sending: Sending) => {
    importing.mutate(sending, {
      onSuccess: () => {
        const planId = planIdOf(sending.yaml);
        if (planId !== undefined) void navigate({ to: '/plans/$planId', params: { planId } });
      },
    });
  };
  const looking = useMutation({
    mutationFn: async (chosen: File): Promise<Sending> => {
      const yaml = await fileText(chosen);
      return { yaml, etag: await draftSeen(yaml) };
    },
    onSuccess: (sending) => {
      if (sending.etag === undefined) send(sending);
      else setReplacing(sending);
    },
  });
  const refused = importing.error instanceof ApiError ? importing.error : undefined;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="import">
      <Stack>
        <Title order={2} size="h3" id="import">
          {t('import.title')}
        </Title>
        <Text>{t('import.lead')}</Text>
        {refused && refused.errors.length > 0 ? (
          <Alert role="alert" color="red.9" variant="outline" title={said(refused.detail)}>
            <List>
              {refused.errors.map(({ line, field, detail }, index) => (
                <List.Item key={index}>
                  {line !== undefined && `${t('import.line', { line })} `}
                  {field !== undefined && <code>{field}</code>} {said(detail)}
                </List.Item>
              ))}
            </List>
            <Text>{said(refused.action)}</Text>
          </Alert>
        ) : (
          importing.error && <ProblemAlert error={importing.error} />
        )}
        {looking.error && <ProblemAlert error={looking.error} />}
        <FileInput
          label={t('import.file')}
          description={t('import.file.hint')}
          placeholder={t('import.choose')}
          accept=".yaml,.yml"
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            setReplacing(undefined);
            importing.reset();
            looking.reset();
          }}
          clearable
          clearButtonProps={{ 'aria-label': t('import.clear') }}
        />
        {replacing ? (
          <Alert role="alert" color="yellow.9" variant="outline" title={t('import.replaces')}>
            <Group>
              <Button
                loading={importing.isPending}
                onClick={() => {
                  send(replacing);
                  setReplacing(undefined);
                }}
              >
                {t('import.replace')}
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  setReplacing(undefined);
                }}
              >
                {t('cancel')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <Group>
            <Button
              disabled={file === null}
              loading={importing.isPending || looking.isPending}
              onClick={() => {
                if (file) looking.mutate(file);
              }}
            >
              {t('import.go')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
