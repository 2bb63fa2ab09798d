import { Alert, Button, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Report } from '../api/queries.js';
import { isOwn } from '../api/own-acts.js';
import { useWords } from '../i18n/i18n.js';
import { allowedOf } from '../shell/action-button.js';
import { ReportId } from './attach/report-id.js';
import { Icon } from '../shell/icons.js';

interface Props {
  readonly report: Report;
  readonly children: (held: Report) => ReactNode;
}

/** Nobody decides a version that has taken the place of the one they were reading. */
const mayDecide = ({ allowedActions }: Report): boolean =>
  (['approve', 'return'] as const).some((action) => allowedOf(allowedActions, action)?.allowed);

/**
 * A report that others may change while somebody works on it. Whoever has typed something, or may decide it, keeps it
 * as it was until they want to see the new one; to everybody else it is shown at once.
 */
export function HeldReport({ report, children }: Props) {
  const { t } = useWords();
  const [held, setHeld] = useState(report);
  const [typed, setTyped] = useState(false);
  // As it was when it was first shown: what is allowed may be of a moment after the version that it stands beside.
  const [decides, setDecides] = useState(mayDecide(report));
  const show = () => {
    setHeld(report);
    setTyped(false);
    setDecides(mayDecide(report));
  };
  const changed = report.etag !== held.etag;
  const keeps = changed && (typed || decides) && !isOwn(report.etag);
  if (changed && !keeps) show();
  else if (!changed && report !== held) {
    setHeld(report);
    if (!decides && mayDecide(report)) setDecides(true);
  }
  return (
    <div
      onInput={() => {
        setTyped(true);
      }}
    >
      {keeps && (
        <Alert
          role="alert"
          color="yellow.9"
          variant="outline"
          icon={<Icon name="warning" />}
          title={t('changed.title')}
          mb="md"
        >
          <Text>{t('changed.phase', { phase: t(`phase.${report.phase}`) })}</Text>
          {typed && <Text>{t('changed.lose')}</Text>}
          <Button variant="default" mt="sm" onClick={show}>
            {t('changed.show')}
          </Button>
        </Alert>
      )}
      <ReportId value={held.reportId}>{children(held)}</ReportId>
    </div>
  );
}
