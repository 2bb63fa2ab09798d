import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import { Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reads, type Schemas } from '../../api/queries.js';
import { useWords } from '../../i18n/i18n.js';
import { ProblemAlert } from '../../shell/problem.js';
import { Difference } from '../difference.js';
import { FieldValue, FIELDS } from '../field-value.js';
import { FieldReview } from './field-review.js';
import type { Field, Notes } from './notes.js';

interface Props {
  readonly reportId: string;
  readonly submissions: readonly Schemas['Submission'][];
  readonly notes: Notes;
  /** Undefined where I may say nothing to it. */
  readonly onComment: ((field: Field, text: string) => void) | undefined;
  /** What is wrong with a comment, by its field. */
  readonly wrong: ReadonlyMap<Field, string>;
}

/** The newest version field by field, beside what the one before said and what was said to that. */
export function VersionReview({ reportId, submissions, notes, onComment, wrong }: Props) {
  const { t } = useWords();
  const [newest, before] = [submissions.at(-1), submissions.at(-2)];
  const [compare, setCompare] = useState(true);
  const difference = useQuery({
    ...reads.difference(reportId, before?.version ?? 0, newest?.version ?? 0),
    enabled: before !== undefined,
  });
  if (!newest) return null;
  const changes = new Map(difference.data?.fields.map((one) => [one.field, one]));
  const told = new Map(before?.comments.map(({ field, text }) => [field, text]));
  return (
    <>
      {before && (
        <Switch
          checked={compare}
          onChange={({ currentTarget }) => {
            setCompare(currentTarget.checked);
          }}
          label={t('difference.title', { version: before.version })}
        />
      )}
      {difference.error && before && (
        <ProblemAlert error={difference.error} onRetry={() => void difference.refetch()} />
      )}
      {difference.data?.sameContent && <Text>{t('difference.none')}</Text>}
      {FIELDS.map((field) => {
        const change = changes.get(field);
        const earlier = told.get(field);
        return (
          <FieldReview
            key={field}
            field={field}
            changed={change !== undefined}
            comment={notes.comments[field]}
            onComment={
              onComment &&
              ((text) => {
                onComment(field, text);
              })
            }
            wrong={wrong.get(field)}
          >
            {earlier !== undefined && before && (
              <Text size="sm" c="gray.8" mb={4}>
                {t('review.said', { version: before.version, text: earlier })}
              </Text>
            )}
            {change && before && compare ? (
              <Difference field={field} before={before.content} after={newest.content} words={change.words} />
            ) : (
              <FieldValue content={newest.content} field={field} />
            )}
          </FieldReview>
        );
      })}
    </>
  );
}
