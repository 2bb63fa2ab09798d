import { Anchor, Button, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, reads, type Schemas } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { useWords } from '../i18n/i18n.js';
import { showBytes } from '../report/attach/bytes.js';
import { Icon } from '../shell/icons.js';
import { PageLink } from '../shell/page-link.js';
import { ProblemAlert, Reading } from '../shell/problem.js';

type Job = Schemas['Job'];
type Result = Extract<Job, { state: 'done' }>['result'];

/** The job that the address names: how far it is, or what came of it. */
export function JobPanel({ jobId }: { readonly jobId: string }) {
  const { t } = useWords();
  const job = useQuery(reads.job(jobId));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="job">
      <Title order={2} size="h4" id="job" mb="xs">
        {t('job.title')}
      </Title>
      <Reading read={job}>{(found) => <Standing job={found} />}</Reading>
    </Paper>
  );
}

function Standing({ job }: { readonly job: Job }) {
  const { t } = useWords();
  switch (job.state) {
    case 'running':
      return <Running job={job} />;
    case 'done':
      return job.result.kind === 'verification' ? (
        <Verified result={job.result} />
      ) : (
        <Exported jobId={job.jobId} result={job.result} />
      );
    case 'cancelled':
      return <Text role="status">{t('job.cancelled')}</Text>;
    case 'failed':
      return (
        <Text role="alert" className="late">
          <Icon name="warning" /> {t('job.failed')}
        </Text>
      );
    default:
      return job satisfies never;
  }
}

function Running({ job: { jobId, progress } }: { readonly job: Extract<Job, { state: 'running' }> }) {
  const { t, language } = useWords();
  const params = { path: { jobId } };
  const cancelling = usePlainCommand((header, _: null) =>
    api.POST('/api/v1/jobs/{jobId}/cancellation', { params: { ...params, header } }),
  );
  const known = progress !== null && progress.of > 0;
  const percent = known ? Math.min(100, Math.floor((progress.done / progress.of) * 100)) : 0;
  // Told when it passes a quarter, and not at every look.
  const told = Math.floor(percent / 25) * 25;
  return (
    <>
      <Group gap="sm">
        <progress aria-label={t('job.running')} max={100} {...(known && { value: percent })} />
        <Text component="span" aria-hidden="true">
          {known
            ? t('job.progress', {
                percent,
                done: progress.done.toLocaleString(language),
                of: progress.of.toLocaleString(language),
              })
            : t('job.waiting')}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          loading={cancelling.isPending}
          onClick={() => {
            cancelling.mutate(null);
          }}
        >
          {t('job.cancel')}
        </Button>
      </Group>
      <span className="unseen" role="status">
        {t('job.running')} {told} %
      </span>
      {cancelling.error && <ProblemAlert error={cancelling.error} />}
    </>
  );
}

function Verified({ result }: { readonly result: Extract<Result, { kind: 'verification' }> }) {
  const { t, language } = useWords();
  const { whole, events, streams, broken, missing, stray, firstMissing } = result;
  const counts = { events: events.toLocaleString(language), streams: streams.toLocaleString(language) };
  if (whole)
    return (
      <Text role="status" fw={600}>
        <Icon name="done" /> {t('job.whole', counts)}
      </Text>
    );
  const streamId = broken?.streamId ?? firstMissing;
  return (
    <div role="alert">
      <Text className="late">
        <Icon name="warning" /> {t('job.broken', counts)}
      </Text>
      {broken && (
        <Text>
          {t('job.brokenAt', { streamId: broken.streamId, version: broken.version })} {whyOf(t, broken.why)}
        </Text>
      )}
      {missing > 0 && <Text>{t('job.missing', { count: missing })}</Text>}
      {stray > 0 && <Text>{t('job.stray', { count: stray })}</Text>}
      {streamId !== null && (
        <PageLink to="/audit" search={{ streamId, order: 'oldest' }}>
          {t('job.see', { streamId })}
        </PageLink>
      )}
      <Text>{t('job.whatToDo')}</Text>
    </div>
  );
}

function whyOf(t: ReturnType<typeof useWords>['t'], why: string): string {
  switch (why) {
    case 'versionGap':
      return t('job.why.versionGap');
    case 'prevHashMismatch':
      return t('job.why.prevHashMismatch');
    case 'hashMismatch':
      return t('job.why.hashMismatch');
    default:
      return why;
  }
}

interface ExportedProps {
  readonly jobId: string;
  readonly result: Extract<Result, { kind: 'export' }>;
}

function Exported({ jobId, result: { entries, bytes, sha256, format } }: ExportedProps) {
  const { t, language } = useWords();
  const name = `nhat-ky-${jobId.slice(0, 8)}.${format}`;
  return (
    <div role="status">
      <Text>
        <Icon name="done" /> {t('job.exported', { count: entries, shown: entries.toLocaleString(language) })}{' '}
        <Anchor href={`/api/v1/jobs/${jobId}/file`} download={name}>
          {t('job.download', { name, size: showBytes(bytes, language) })}
        </Anchor>
      </Text>
      <Text size="sm" c="gray.8" className="text">
        {t('job.kept', { sha256 })}
      </Text>
    </div>
  );
}
