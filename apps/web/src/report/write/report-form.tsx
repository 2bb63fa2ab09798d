import '@mantine/core/styles/Fieldset.css';
import { Button, Fieldset, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../i18n/i18n.js';
import { placeOf } from '../../shell/place-of.js';
import { isAmbiguous, pointOf } from '../../format/decimal.js';
import { COLUMNS, cellsOf, withCells } from './pasted-figures.js';
import { STATUSES, type Typed } from '../fields.js';

interface Props {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly files: ReactNode;
  /** What is wrong with a field, by its place in the form. */
  readonly wrong: ReadonlyMap<string, string>;
}

const at = (field: string, wrong: Props['wrong']) => ({
  id: placeOf(field),
  error: wrong.get(placeOf(field)),
});

export function ReportForm({ typed, onChange, files, wrong }: Props) {
  const { t } = useWords();
  const change = (changed: Partial<Typed>) => {
    onChange({ ...typed, ...changed });
  };
  const text = (name: 'results' | 'evidence' | 'noEvidenceReason' | 'difficulties' | 'proposals') => (
    <Textarea
      {...at(name, wrong)}
      label={t(`field.${name}`)}
      description={name === 'evidence' ? t('field.evidence.hint') : undefined}
      value={typed[name]}
      onChange={({ currentTarget }) => {
        change({ [name]: currentTarget.value });
      }}
      autosize
      minRows={name === 'results' ? 4 : 2}
    />
  );
  return (
    <Stack>
      <Group align="flex-start" grow>
        <NativeSelect
          {...at('taskStatus', wrong)}
          label={t('field.taskStatus')}
          description={' '}
          value={typed.taskStatus}
          data={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          onChange={({ currentTarget }) => {
            const taskStatus = STATUSES.find((status) => status === currentTarget.value);
            if (taskStatus) change({ taskStatus });
          }}
        />
        <TextInput
          {...at('progressPercent', wrong)}
          label={t('field.progressPercent')}
          description={t('field.progressPercent.hint')}
          inputMode="decimal"
          value={typed.progressPercent}
          onChange={({ currentTarget }) => {
            change({ progressPercent: currentTarget.value });
          }}
        />
      </Group>
      {text('results')}
      <Figures typed={typed} onChange={onChange} wrong={wrong} />
      {text('evidence')}
      {files}
      {text('noEvidenceReason')}
      {text('difficulties')}
      {text('proposals')}
    </Stack>
  );
}

function Figures({ typed, onChange, wrong }: Omit<Props, 'files'>) {
  const { t } = useWords();
  const { figures } = typed;
  const [pasted, setPasted] = useState<{ rows: number; before: Typed['figures'] }>();
  const put = (next: Typed['figures']) => {
    // What was typed since would be undone with it.
    setPasted(undefined);
    onChange({ ...typed, figures: next });
  };
  const change = (index: number, changed: Partial<Typed['figures'][number]>) => {
    put(figures.map((figure, other) => (other === index ? { ...figure, ...changed } : figure)));
  };
  return (
    <Fieldset legend={t('field.figures')} id={placeOf('figures')}>
      <Stack>
        {figures.length > 0 && (
          <Text size="sm" c="gray.7">
            {t('paste.hint')}
          </Text>
        )}
        {figures.map((figure, index) => {
          const number = index + 1;
          return (
            <Group key={index} align="flex-end" role="group" aria-label={t('figure.one', { number })}>
              {COLUMNS.map((name) => (
                <TextInput
                  key={name}
                  {...at(`figures[${index}].${name}`, wrong)}
                  label={t(`figure.${name}`)}
                  {...(name === 'value' &&
                    isAmbiguous(figure.value) && {
                      description: t('figure.point', pointOf(figure.value)),
                    })}
                  value={figure[name]}
                  flex={name === 'name' ? 3 : 1}
                  miw={name === 'name' ? 180 : 90}
                  inputMode={name === 'value' ? 'decimal' : 'text'}
                  onPaste={(event) => {
                    const cells = cellsOf(event.clipboardData.getData('text/plain'));
                    if (!cells) return;
                    event.preventDefault();
                    put(withCells(figures, cells, { row: index, column: name }));
                    setPasted({ rows: cells.length, before: figures });
                  }}
                  onChange={({ currentTarget }) => {
                    change(index, { [name]: currentTarget.value });
                  }}
                />
              ))}
              <NativeSelect
                {...at(`figures[${index}].kind`, wrong)}
                label={t('figure.kind')}
                value={figure.kind}
                data={(['estimate', 'final'] as const).map((kind) => ({
                  value: kind,
                  label: t(`kind.${kind}`),
                }))}
                onChange={({ currentTarget }) => {
                  change(index, { kind: currentTarget.value === 'final' ? 'final' : 'estimate' });
                }}
              />
              <Button
                variant="default"
                onClick={() => {
                  put(figures.filter((_, other) => other !== index));
                }}
              >
                {t('figure.remove', { number })}
              </Button>
            </Group>
          );
        })}
        <Group role="status" gap="sm">
          {pasted && (
            <>
              <Text size="sm">{t('paste.done', { count: pasted.rows })}</Text>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  put(pasted.before);
                }}
              >
                {t('paste.undo')}
              </Button>
            </>
          )}
        </Group>
        <Button
          variant="default"
          maw={220}
          onClick={() => {
            put([...figures, { name: '', value: '', unit: '', kind: 'estimate' }]);
          }}
        >
          {t('figure.add')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
