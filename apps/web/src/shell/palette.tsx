import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { reads, type Schemas } from '../api/queries.js';
import { matches } from '../format/search.js';
import { useWords } from '../i18n/i18n.js';
import { pagesFor } from './navigation.js';
import { periodName } from './period.js';

/** Fewer than this are seen at a glance. */
const SHOWN = 8;

interface Props {
  readonly offices: readonly Schemas['OfficeHeld'][];
  /** Counts up with each press of the keys. */
  readonly asked: number;
}

/** `Ctrl+K`: pages, my reports and the plans, found without diacritics. */
export function Palette({ offices, asked }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const inbox = useQuery(reads.inbox).data;
  const plans = useQuery(reads.plans).data?.items ?? [];
  useEffect(() => {
    spotlight.open();
  }, [asked]);
  const reports = [...(inbox?.toDo ?? []), ...(inbox?.waiting ?? []), ...(inbox?.done ?? [])];
  const actions: SpotlightActionData[] = [
    ...pagesFor(offices).map(({ to, name }) => ({
      id: to,
      label: t(name),
      onClick: () => void navigate({ to }),
    })),
    ...reports.map(({ report: { reportId, title, period, leadDivisionName } }) => ({
      id: reportId,
      label: title,
      description: `${periodName(t, period)} · ${leadDivisionName}`,
      onClick: () => void navigate({ to: '/reports/$reportId', params: { reportId } }),
    })),
    ...plans.map(({ planId, title, year }) => ({
      id: `plan ${planId}`,
      label: title,
      description: `${t('nav.plans')} · ${String(year)}`,
      onClick: () => void navigate({ to: '/plans/$planId', params: { planId } }),
    })),
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      limit={SHOWN}
      nothingFound={t('palette.nothing')}
      highlightQuery={false}
      filter={(query, all) =>
        all.filter((one) => 'label' in one && matches(`${one.label ?? ''} ${one.description ?? ''}`, query))
      }
      searchProps={{ placeholder: t('palette.search'), 'aria-label': t('palette.search') }}
      attributes={{ content: { 'aria-label': t('palette.search') } }}
      transitionProps={{ duration: 0 }}
      // Locked, it would write styles that the page's policy refuses.
      lockScroll={false}
    />
  );
}
