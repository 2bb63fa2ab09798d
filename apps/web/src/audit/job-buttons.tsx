import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerTo, type Asked } from '../api/client.js';
import { api, reads, type AuditFilter, type Schemas } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { ProblemAlert } from '../shell/problem.js';

type Office = Schemas['OfficeHeld']['office'];

/** Who may have the whole chain verified, but for the people of Planning-Finance, whom the API knows. */
const VERIFIES: readonly Office[] = ['director', 'deputyDirector', 'auditor'];

interface Props {
  readonly filter: AuditFilter;
  /** A job was begun; the address names it, so that it is found again. */
  readonly onBegun: (jobId: string) => void;
}

/** Long work on the record: each button begins a job, pressed twice the same one. */
export function JobButtons({ filter: { order: _, ...filter }, onBegun }: Props) {
  const { t } = useWords();
  const me = useQuery(reads.me).data;
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const planning = divisions.find((division) => division.planning)?.divisionId;
  const verifies = me?.offices.some(
    ({ office, divisionId }) => VERIFIES.includes(office) || (divisionId !== null && divisionId === planning),
  );
  const begin = (send: (header: { 'Idempotency-Key': string }) => Asked<{ readonly jobId: string }>) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    answerTo(send({ 'Idempotency-Key': crypto.randomUUID() }))
      .then(({ jobId }) => {
        onBegun(jobId);
      }, setError)
      .finally(() => {
        setBusy(false);
      });
  };
  const exportAs = (format: 'csv' | 'jsonl') => () => {
    begin((header) => api.POST('/api/v1/jobs/export', { params: { header }, body: { format, filter } }));
  };
  return (
    <>
      <Group className="no-print">
        {verifies && (
          <Button
            variant="default"
            onClick={() => {
              begin((header) => api.POST('/api/v1/jobs/verification', { params: { header } }));
            }}
          >
            {t('job.verify')}
          </Button>
        )}
        <Button variant="default" onClick={exportAs('csv')}>
          {t('job.export.csv')}
        </Button>
        <Button variant="default" onClick={exportAs('jsonl')}>
          {t('job.export.jsonl')}
        </Button>
      </Group>
      {error && <ProblemAlert error={error} />}
    </>
  );
}
