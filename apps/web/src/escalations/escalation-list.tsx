import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { reads, type Schemas } from '../api/queries.js';
import { Reading } from '../shell/problem.js';
import { EscalationCard } from './escalation-card.js';

type Escalation = Schemas['EscalationItem'];

const keyOf = ({ reportId, escalationId }: Escalation): string => `${reportId} ${escalationId}`;

interface Props {
  /** Those that are open. */
  readonly items: readonly Escalation[];
  readonly className?: string;
  readonly children?: ReactNode;
}

/** Open escalations; one that somebody has typed into stays when another acknowledges it, and says who did. */
export function EscalationList({ items, className, children }: Props) {
  const [typed, setTyped] = useState<readonly Escalation[]>([]);
  const without = (escalation: Escalation) => typed.filter((one) => keyOf(one) !== keyOf(escalation));
  const open = new Set(items.map(keyOf));
  const gone = typed.filter((one) => !open.has(keyOf(one)));
  return (
    <Stack gap="sm" {...(className !== undefined && { className })}>
      {children}
      {gone.map((escalation) => (
        <GoneCard key={keyOf(escalation)} escalation={escalation} />
      ))}
      {items.map((escalation) => (
        <div
          key={keyOf(escalation)}
          onInput={() => {
            setTyped([...without(escalation), escalation]);
          }}
        >
          <EscalationCard
            escalation={escalation}
            linked
            onSent={() => {
              setTyped(without(escalation));
            }}
          />
        </div>
      ))}
    </Stack>
  );
}

/** As it is by now, by its report. */
function GoneCard({ escalation: { reportId, escalationId } }: { readonly escalation: Escalation }) {
  const report = useQuery(reads.report(reportId));
  return (
    <Reading read={report}>
      {({ escalations }) => {
        const now = escalations.find((one) => one.escalationId === escalationId);
        return now && <EscalationCard escalation={now} linked />;
      }}
    </Reading>
  );
}
