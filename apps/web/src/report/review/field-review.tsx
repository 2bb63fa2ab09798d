import '../report.css';
import { Button, Group, Text, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../../i18n/i18n.js';
import { placeOf } from '../../shell/place-of.js';
import type { Field } from './notes.js';

interface Props {
  readonly field: Field;
  readonly changed: boolean;
  readonly children: ReactNode;
  /** Undefined where nothing can be said to it. */
  readonly comment?: string | undefined;
  readonly onComment?: ((text: string) => void) | undefined;
  readonly wrong?: string | undefined;
}

/** One field of a version, with what there is to say to it. */
export function FieldReview({ field, changed, children, comment = '', onComment, wrong }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(comment !== '');
  const box = useRef<HTMLTextAreaElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    if (open && opened.current) box.current?.focus();
  }, [open]);
  const name = t(`field.${field}`);
  return (
    <section aria-label={name} className="field-review">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Text fw={600}>
          {name}
          {changed && (
            <Text component="span" size="sm" fw={400} c="gray.8">
              {' '}
              · {t('review.changed')}
            </Text>
          )}
        </Text>
        {onComment && !open && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('review.commentOn', { field: name })}
            onClick={() => {
              opened.current = true;
              setOpen(true);
            }}
          >
            {t('review.comment')}
          </Button>
        )}
      </Group>
      <div className="text">{children}</div>
      {onComment && open && (
        <Textarea
          ref={box}
          id={placeOf(`comments.${field}`)}
          label={t('review.commentOn', { field: name })}
          value={comment}
          error={wrong}
          onChange={({ currentTarget }) => {
            onComment(currentTarget.value);
          }}
          autosize
          minRows={2}
          mt="xs"
        />
      )}
    </section>
  );
}
