import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reads } from '../../api/queries.js';
import type { Schemas } from '../../api/queries.js';

export type Field = Schemas['Submission']['comments'][number]['field'];

/** What a reviewer has written about a version and not sent yet. */
export interface Notes {
  readonly reason: string;
  readonly comments: Readonly<Partial<Record<Field, string>>>;
}

const NOTHING: Notes = { reason: '', comments: {} };

const read = (key: string): Notes => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Notes> | null;
    return { reason: kept?.reason ?? '', comments: kept?.comments ?? {} };
  } catch {
    return NOTHING;
  }
};

/**
 * Kept in this browser for the person, report and version, so that looking at another report, a reload or a session that
 * ends loses nothing; gone once the version was decided.
 */
export function useNotes(reportId: string, version: number) {
  const personId = useQuery(reads.me).data?.personId ?? '';
  const key = `dondoc-review ${personId} ${reportId} ${String(version)}`;
  const [notes, setNotes] = useState(() => read(key));
  const keep = (changed: Partial<Notes>) => {
    const next = { ...notes, ...changed };
    setNotes(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  const forget = () => {
    localStorage.removeItem(key);
  };
  return { notes, keep, forget };
}

/** As the API takes them: those that say something. */
export const commentsOf = ({ comments }: Notes): Schemas['Submission']['comments'] =>
  Object.entries(comments).flatMap(([field, text]) =>
    text.trim() === '' ? [] : [{ field: field as Field, text }],
  );
