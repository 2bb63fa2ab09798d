import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reads, type Schemas } from '../api/queries.js';
import { dayOf, showDay } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { Icon } from '../shell/icons.js';
import { PageLink } from '../shell/page-link.js';
import { periodName } from '../shell/period.js';
import { Reading } from '../shell/problem.js';

const route = getRouteApi('/calendar');

type Limit = Schemas['Limit'];

/** `Lịch`: the limits of a year by day, and the working days that they are counted in. */
export function CalendarPage() {
  const { t } = useWords();
  const now = useQuery(reads.me).data?.now ?? '';
  const { year = Number(dayOf(now).slice(0, 4)) } = route.useSearch();
  const navigate = route.useNavigate();
  const limits = useQuery(reads.limitsOf(`${String(year)}-01-01`, `${String(year)}-12-31`));
  const calendar = useQuery(reads.calendar);
  const turn = (by: number) => () => void navigate({ search: { year: year + by } });
  return (
    <Stack>
      <title>{`${t('calendar.title')} – ${t('product')}`}</title>
      <Title order={1} size="h2">
        {t('calendar.title')} {year}
      </Title>
      <Group className="no-print">
        <Button variant="default" onClick={turn(-1)}>
          {t('calendar.year', { year: year - 1 })}
        </Button>
        <Button variant="default" onClick={turn(1)}>
          {t('calendar.year', { year: year + 1 })}
        </Button>
      </Group>
      <section aria-labelledby="limits">
        <Title order={2} size="h3" id="limits" mb="xs">
          {t('calendar.limits')}
        </Title>
        <Reading read={limits}>
          {({ items }) =>
            items.length === 0 ? (
              <Text>{t('calendar.noLimits')}</Text>
            ) : (
              <Stack component="ol" className="plain" gap="sm">
                {items
                  .toSorted((one, other) => one.limitAt.localeCompare(other.limitAt))
                  .map((limit) => (
                    <LimitOfDay
                      key={`${limit.limitAt} ${limit.planId} ${limit.period} ${limit.kind}`}
                      limit={limit}
                      now={now}
                    />
                  ))}
              </Stack>
            )
          }
        </Reading>
      </section>
      <section aria-labelledby="working-days">
        <Title order={2} size="h3" id="working-days" mb="xs">
          {t('calendar.workingDays')}
        </Title>
        <Reading read={calendar}>{(shown) => <WorkingDays calendar={shown} year={year} />}</Reading>
      </section>
    </Stack>
  );
}

function LimitOfDay({ limit, now }: { readonly limit: Limit; readonly now: string }) {
  const { t, language } = useWords();
  const { lastValidDay, limitAt, period, kind, workingDaysLeft, lastValidDayIsWorkingDay, reports } = limit;
  const past = limitAt <= now;
  return (
    <Paper withBorder p="md" component="li">
      <Title order={3} size="h4">
        {showDay(lastValidDay, language)}
      </Title>
      <Text>
        <Icon name="clock" /> {t(`calendar.${kind}`, { period: periodName(t, period) })} ·{' '}
        {past ? t('calendar.past') : t('due.workingDays', { count: workingDaysLeft })}
        {!lastValidDayIsWorkingDay && ` · ${t('calendar.notWorking')}`}
      </Text>
      <ul className="plain">
        {reports.map(({ reportId, title, open }) => (
          <li key={reportId}>
            <PageLink to="/reports/$reportId" params={{ reportId }}>
              {title}
            </PageLink>{' '}
            · {t(open ? 'calendar.open' : 'calendar.closed')}
          </li>
        ))}
      </ul>
    </Paper>
  );
}

function WorkingDays({
  calendar,
  year,
}: {
  readonly calendar: Schemas['WorkingCalendar'];
  readonly year: number;
}) {
  const { t, language } = useWords();
  const ofYear = (day: string) => day.startsWith(`${String(year)}-`);
  const holidays = calendar.holidays.filter(({ day }) => ofYear(day));
  const swapped = calendar.swappedWorkingDays.filter(ofYear);
  return (
    <Stack gap="xs">
      <Text>{t('calendar.rule')}</Text>
      <Text size="sm" c="gray.8" className="text">
        {t('calendar.basis', { version: calendar.version, basis: calendar.basis })}
      </Text>
      {holidays.length === 0 ? (
        <Text>{t('calendar.unknown')}</Text>
      ) : (
        <ul className="plain">
          {holidays.map(({ day, name }) => (
            <li key={day}>
              {showDay(day, language)} · {name}
            </li>
          ))}
        </ul>
      )}
      {swapped.length > 0 && (
        <>
          <Title order={3} size="h4">
            {t('calendar.swapped')}
          </Title>
          <ul className="plain">
            {swapped.map((day) => (
              <li key={day}>{showDay(day, language)}</li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  );
}
