import { Button, Group, Paper, Tabs, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, type Schemas } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { useWords } from '../i18n/i18n.js';
import { More } from '../shell/more.js';
import { ProblemAlert, Reading } from '../shell/problem.js';
import { NoticeRow } from './notice-row.js';
import { noticeReads } from './notices-reads.js';

const route = getRouteApi('/notices');

type Notice = Schemas['Notice'];
interface Mark extends Pick<Notice, 'reportId' | 'eventVersion'> {
  readonly andOlder: boolean;
}

const WHICH = ['all', 'unread'] as const;

/** `Thông báo`: what I was told, the newest first; each is the way to its report. */
export function NoticesPage() {
  const { t } = useWords();
  const { unread = false } = route.useSearch();
  const navigate = route.useNavigate();
  const notices = useInfiniteQuery(noticeReads.list(unread));
  const marking = usePlainCommand((header, { reportId, eventVersion, andOlder }: Mark) =>
    api.POST('/api/v1/notices/read', { params: { header }, body: { reportId, eventVersion, andOlder } }),
  );
  const mark = ({ reportId, eventVersion }: Notice, andOlder: boolean) => {
    marking.mutate({ reportId, eventVersion, andOlder });
  };
  const place = unread ? 'unread' : 'all';
  return (
    <>
      <title>{`${t('notices.title')} – ${t('product')}`}</title>
      <Title order={1} size="h2" mb="sm">
        {t('notices.title')}
      </Title>
      <Tabs
        value={place}
        onChange={(chosen) => void navigate({ search: chosen === 'unread' ? { unread: true } : {} })}
      >
        <Tabs.List mb="md">
          {WHICH.map((which) => (
            <Tabs.Tab key={which} value={which}>
              {t(`notices.which.${which}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {WHICH.map((which) => (
          <Tabs.Panel key={which} value={which}>
            {which === place && (
              <Reading read={notices}>
                {({ pages }) => (
                  <List
                    notices={pages.flatMap(({ items }) => items)}
                    unread={pages[0]?.unread ?? 0}
                    empty={t(`notices.empty.${which}`)}
                    marking={marking.isPending}
                    onMark={mark}
                  />
                )}
              </Reading>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
      {marking.error && <ProblemAlert error={marking.error} />}
      <More read={notices} />
    </>
  );
}

interface ListProps {
  readonly notices: readonly Notice[];
  readonly unread: number;
  readonly empty: string;
  readonly marking: boolean;
  readonly onMark: (notice: Notice, andOlder: boolean) => void;
}

function List({ notices, unread, empty, marking, onMark }: ListProps) {
  const { t } = useWords();
  const [newest] = notices;
  if (!newest) return <Text>{empty}</Text>;
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text role="status">
          {unread > 0 ? t('notices.unread', { count: unread }) : t('notices.allRead')}
        </Text>
        {unread > 0 && (
          <Button
            variant="default"
            loading={marking}
            onClick={() => {
              onMark(newest, true);
            }}
          >
            {t('notices.markAll')}
          </Button>
        )}
      </Group>
      <Paper withBorder role="list">
        {notices.map((notice) => (
          <div key={`${notice.reportId} ${String(notice.eventVersion)}`} role="listitem">
            <NoticeRow
              notice={notice}
              onFollow={() => {
                if (notice.readAt === null) onMark(notice, false);
              }}
            />
          </div>
        ))}
      </Paper>
    </>
  );
}
