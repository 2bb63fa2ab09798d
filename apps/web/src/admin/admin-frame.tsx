import { Group, Stack, Title } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useWords } from '../i18n/i18n.js';
import { PageLink } from '../shell/page-link.js';

/** `Quản trị hệ thống`: its pages, one beside the other. */
export function AdminFrame() {
  const { t } = useWords();
  return (
    <Stack>
      <Title order={1} size="h2">
        {t('admin.title')}
      </Title>
      <Group component="nav" aria-label={t('admin.title')} gap="lg" className="no-print">
        <PageLink to="/admin/people" className="nav-link">
          {t('admin.people')}
        </PageLink>
        <PageLink to="/admin/divisions" className="nav-link">
          {t('admin.divisions')}
        </PageLink>
        <PageLink to="/admin/substitutions" className="nav-link">
          {t('admin.substitutions')}
        </PageLink>
        <PageLink to="/admin/consents" className="nav-link">
          {t('admin.consents')}
        </PageLink>
        <PageLink to="/calendar" className="nav-link">
          {t('calendar.workingDays')}
        </PageLink>
      </Group>
      <Outlet />
    </Stack>
  );
}
