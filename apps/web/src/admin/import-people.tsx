import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/List.css';
import '@mantine/core/styles/ActionIcon.css';
import { Alert, Button, FileInput, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../api/api-error.js';
import { fileText } from '../api/file-text.js';
import { api } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { useWords } from '../i18n/i18n.js';
import { eventName } from '../record/event-name.js';
import { factsOf } from '../record/facts.js';
import { Outcome } from '../shell/command-form.js';
import { RefusalAlert } from '../shell/refusal-alert.js';

interface Sending {
  readonly csv: string;
  readonly preview: 'true' | 'false';
}

/** A list of people: what it would change is shown before anything is recorded; all rows or none. */
export function ImportPeople() {
  const { t, said } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [csv, setCsv] = useState('');
  const importing = usePlainCommand((header, { csv: text, preview }: Sending) =>
    api.POST('/api/v1/people/import', { params: { header, query: { preview } }, body: { csv: text } }),
  );
  const refused = importing.error instanceof ApiError ? importing.error : undefined;
  const answer = importing.data;
  const looking = useMutation({
    mutationFn: fileText,
    onSuccess: (text) => {
      setCsv(text);
      importing.mutate({ csv: text, preview: 'true' });
    },
  });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="import-people">
      <Stack>
        <Title order={2} size="h4" id="import-people">
          {t('people.import')}
        </Title>
        <Text>{t('people.import.lead')}</Text>
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
          <RefusalAlert error={looking.error ?? importing.error} />
        )}
        <FileInput
          label={t('people.import.file')}
          placeholder={t('import.choose')}
          accept=".csv"
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            importing.reset();
            looking.reset();
          }}
          clearable
          clearButtonProps={{ 'aria-label': t('import.clear') }}
        />
        <Group>
          <Button
            disabled={file === null}
            loading={importing.isPending || looking.isPending}
            onClick={() => {
              if (file) looking.mutate(file);
            }}
          >
            {t('people.import.look')}
          </Button>
        </Group>
        {answer?.outcome === 'previewed' && (
          <Alert role="status" color="office" variant="outline" title={t('people.import.would')}>
            <List>
              {answer.changes.map(({ type, data }, index) => (
                <List.Item key={index}>
                  {eventName(t, type)}
                  {factsOf(t, data).map(([name, value]) => ` · ${name}: ${value}`)}
                </List.Item>
              ))}
            </List>
            {answer.changes.length === 0 && <Text>{t('outcome.nothing')}</Text>}
            {answer.needsConsent && <Text>{t('people.import.consent')}</Text>}
            {answer.changes.length > 0 && (
              <Button
                mt="sm"
                onClick={() => {
                  importing.mutate({ csv, preview: 'false' });
                }}
              >
                {t('people.import.go')}
              </Button>
            )}
          </Alert>
        )}
        {answer && answer.outcome !== 'previewed' && <Outcome answer={answer} />}
      </Stack>
    </Paper>
  );
}
