import { Button, Group, NativeSelect, Paper, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { reads } from '../api/queries.js';
import { inOrder } from '../format/search.js';
import { useWords } from '../i18n/i18n.js';
import { EVENT_TYPES, eventName } from '../record/event-name.js';
import { DayInput } from '../shell/day-input.js';
import type { AuditAddress } from './audit-address.js';

interface Props {
  readonly chosen: AuditAddress;
  readonly onChoose: (address: AuditAddress) => void;
}

/** What of the record is shown; nothing happens before it is asked for. */
export function FilterForm({ chosen, onChoose }: Props) {
  const { t } = useWords();
  const people = useQuery(reads.people).data?.items ?? [];
  const { register, control, handleSubmit, reset } = useForm({
    values: {
      streamId: chosen.streamId ?? '',
      actorId: chosen.actorId ?? '',
      type: chosen.type ?? '',
      from: chosen.from ?? '',
      to: chosen.to ?? '',
      order: chosen.order ?? '',
    },
  });
  const day = (name: 'from' | 'to') => (
    <Controller
      name={name}
      control={control}
      render={({ field: { value, onChange } }) => (
        <DayInput label={t(`audit.${name}`)} value={value} onChange={onChange} />
      )}
    />
  );
  return (
    <Paper
      component="form"
      withBorder
      p="md"
      className="no-print"
      aria-label={t('audit.filter')}
      onSubmit={(event) =>
        void handleSubmit(({ order, ...address }) => {
          onChoose({ ...address, ...(order === 'oldest' && { order }) });
        })(event)
      }
    >
      <Group align="flex-end" gap="md">
        <NativeSelect
          {...register('type')}
          label={t('audit.type')}
          data={[
            { value: '', label: t('audit.any') },
            ...EVENT_TYPES.map((type) => ({ value: type, label: eventName(t, type) })).sort((one, other) =>
              inOrder(one.label, other.label),
            ),
          ]}
        />
        <NativeSelect
          {...register('actorId')}
          label={t('audit.actor')}
          data={[
            { value: '', label: t('audit.any') },
            ...people
              .map(({ personId, name }) => ({ value: personId, label: name }))
              .sort((one, other) => inOrder(one.label, other.label)),
          ]}
        />
        {day('from')}
        {day('to')}
        <NativeSelect
          {...register('order')}
          label={t('audit.order')}
          data={[
            { value: '', label: t('audit.newest') },
            { value: 'oldest', label: t('audit.oldest') },
          ]}
        />
        <TextInput {...register('streamId')} label={t('audit.stream')} description={t('audit.stream.hint')} />
        <Button type="submit">{t('audit.show')}</Button>
        <Button
          variant="default"
          onClick={() => {
            reset();
            onChoose({});
          }}
        >
          {t('audit.all')}
        </Button>
      </Group>
    </Paper>
  );
}
