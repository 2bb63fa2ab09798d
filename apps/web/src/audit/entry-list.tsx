import { Grid, Paper, Text } from '@mantine/core';
import type { Schemas } from '../api/queries.js';
import { showInstant } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { ActorLine } from '../record/actor-line.js';
import { eventName } from '../record/event-name.js';
import { factsOf } from '../record/facts.js';
import { Hash } from '../record/hash.js';
import { PageLink } from '../shell/page-link.js';

type Entry = Schemas['AuditEntry'];

/** Each step of the record: when, who, what and why, and the proof of it on demand. */
export function EntryList({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <Paper withBorder component="ol" className="entries">
      {entries.map((entry) => (
        <Grid
          component="li"
          key={`${entry.streamId} ${String(entry.version)}`}
          className="entry"
          columns={12}
        >
          <Grid.Col span={{ base: 12, sm: 4 }}>
            <Text size="sm">{showInstant(entry.occurredAt)}</Text>
            <Text size="sm" c="gray.8">
              <ActorLine meta={entry.meta} />
            </Text>
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 8 }}>
            <What entry={entry} />
          </Grid.Col>
        </Grid>
      ))}
    </Paper>
  );
}

const REPORT = /^(?:report|draft)-(.+)$/;

function What({ entry }: { readonly entry: Entry }) {
  const { t } = useWords();
  const { streamId, version, type, data, raw, withheld, unreadable, hash, prevHash } = entry;
  const reportId = REPORT.exec(streamId)?.[1];
  const place = t('record.place', { streamId, version });
  return (
    <>
      <Text fw={600}>{eventName(t, type)}</Text>
      {factsOf(t, data).map(([name, value]) => (
        <Text key={name} size="sm" className="text">
          {name}: {value}
        </Text>
      ))}
      {withheld && <Text size="sm">{t('record.withheld')}</Text>}
      {unreadable !== null && <Text size="sm">{t('record.unreadable')}</Text>}
      <Text size="sm" c="gray.8" className="text">
        {reportId === undefined ? (
          place
        ) : (
          <PageLink to="/reports/$reportId" params={{ reportId }}>
            {place}
          </PageLink>
        )}
      </Text>
      <details className="no-print">
        <summary>
          <Text component="span" size="sm">
            {t('record.raw')}
          </Text>
        </summary>
        <pre className="text">{raw === null ? JSON.stringify(data, null, 2) : raw.data}</pre>
        <Hash name={t('record.hash.before')} value={prevHash} />
      </details>
      <Hash name={t('record.hash.whole')} value={hash} />
    </>
  );
}
