import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reads } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { More } from '../shell/more.js';
import { Reading } from '../shell/problem.js';
import { auditFilter } from './audit-address.js';
import { EntryList } from './entry-list.js';
import { FilterForm } from './filter-form.js';
import { JobButtons } from './job-buttons.js';
import { JobPanel } from './job-panel.js';

const route = getRouteApi('/audit');

/** `Nhật ký`: what was recorded, as it was recorded. */
export function AuditPage() {
  const { t } = useWords();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const record = useInfiniteQuery(reads.audit(auditFilter(address)));
  return (
    <Stack>
      <title>{`${t('audit.title')} – ${t('product')}`}</title>
      <div>
        <Title order={1} size="h2">
          {t('audit.title')}
        </Title>
        <Text>{t('audit.lead')}</Text>
      </div>
      <FilterForm
        chosen={address}
        onChoose={(chosen) => void navigate({ search: { ...chosen, job: address.job } })}
      />
      <JobButtons
        filter={auditFilter(address)}
        onBegun={(job) => void navigate({ search: { ...address, job } })}
      />
      {address.job !== undefined && <JobPanel key={address.job} jobId={address.job} />}
      <Reading read={record}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return entries.length === 0 ? (
            <Text role="status">{t('audit.empty')}</Text>
          ) : (
            <>
              <EntryList entries={entries} />
              <More read={record} />
            </>
          );
        }}
      </Reading>
    </Stack>
  );
}
