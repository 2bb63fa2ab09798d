import { Anchor, Box, Button, Group } from '@mantine/core';
import { useId, useState } from 'react';
import type { Schemas } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { PageLink } from './page-link.js';

type Office = Schemas['OfficeHeld']['office'];

/** Who looks at the whole agency. */
const OVERSEE = [
  'director',
  'deputyDirector',
  'consolidator',
  'reviewer',
  'auditor',
] as const satisfies readonly Office[];

/** The pages of the product in the order of a day's work; `of` names the offices that have a use for it, or all. */
const PAGES = [
  { to: '/', name: 'nav.inbox' },
  { to: '/review', name: 'nav.review', of: ['reviewer', 'consolidator', 'deputyDirector', 'director'] },
  { to: '/board', name: 'nav.board', of: OVERSEE },
  { to: '/coverage', name: 'nav.coverage', of: OVERSEE },
  { to: '/plans', name: 'nav.plans' },
  { to: '/calendar', name: 'nav.calendar' },
  { to: '/audit', name: 'nav.audit' },
  { to: '/admin/people', name: 'nav.admin', of: ['administrator', 'director', 'deputyDirector', 'auditor'] },
  { to: '/help', name: 'nav.help' },
] as const satisfies readonly {
  readonly to: string;
  readonly name: string;
  readonly of?: readonly Office[];
}[];

type Page = (typeof PAGES)[number] & { readonly of?: readonly Office[] };

/** Of the pages, those that whoever holds these offices has a use for; what they may see there is the API's to say. */
export const pagesFor = (offices: readonly Schemas['OfficeHeld'][]): readonly Page[] =>
  PAGES.filter((page: Page) => !page.of || offices.some(({ office }) => page.of?.includes(office)));

export function Navigation({ offices }: { readonly offices: readonly Schemas['OfficeHeld'][] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const list = useId();
  return (
    <Box component="nav" aria-label={t('nav.label')}>
      <Button
        className="only-on-phone"
        variant="default"
        size="xs"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {t('nav.menu')}
      </Button>
      <Group gap="lg" id={list} className={open ? 'menu' : 'not-on-phone'}>
        {pagesFor(offices).map(({ to, name }) => (
          <PageLink
            key={to}
            to={to}
            activeOptions={{ exact: to === '/' }}
            className="nav-link"
            onClick={() => {
              setOpen(false);
            }}
          >
            {t(name)}
          </PageLink>
        ))}
        <Anchor href="/api/docs">{t('nav.api')}</Anchor>
      </Group>
    </Box>
  );
}
