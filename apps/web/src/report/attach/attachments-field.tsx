import { Box, Button, Group, Input, Stack, Text } from '@mantine/core';
import { useId, useRef } from 'react';
import type { Schemas } from '../../api/queries.js';
import { useWords } from '../../i18n/i18n.js';
import { Icon } from '../../shell/icons.js';
import { placeOf } from '../../shell/place-of.js';
import { AttachmentLink } from './attachment-list.js';
import { showBytes } from './bytes.js';
import type { Uploading, Uploads } from './use-uploads.js';

/** Kept in step with what the API takes; it looks into each all the same. */
const ACCEPT = '.pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.odt,.ods,.jpg,.jpeg,.png,.webp,.heic,.txt,.csv';

interface Props {
  readonly attachments: readonly Schemas['Attachment'][];
  readonly onRemove: (hash: string) => void;
  readonly uploads: Uploads;
  readonly limit: number;
  readonly error?: string | undefined;
}

/** Files that go with a report: chosen or dropped here, sent at once, and kept with the draft. */
export function AttachmentsField({ attachments, onRemove, uploads, limit, error }: Props) {
  const { t, language } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [hint, label] = [useId(), useId()];
  return (
    <Box
      role="group"
      aria-labelledby={label}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        uploads.add([...event.dataTransfer.files]);
      }}
    >
      <Input.Label component="span" id={label}>
        {t('field.attachments')}
      </Input.Label>
      <Input.Description id={hint}>
        {t('attach.hint', { size: showBytes(limit, language) })}
      </Input.Description>
      {error !== undefined && <Input.Error>{error}</Input.Error>}
      <Stack gap="xs" mt="xs">
        <input
          ref={input}
          type="file"
          multiple
          accept={ACCEPT}
          hidden
          aria-hidden="true"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            uploads.add([...(currentTarget.files ?? [])]);
            // The same file may be chosen again.
            currentTarget.value = '';
          }}
        />
        <Button
          id={placeOf('attachments')}
          variant="default"
          maw={220}
          aria-describedby={hint}
          onClick={() => input.current?.click()}
        >
          {t('attach.choose')}
        </Button>
        {attachments.length > 0 && (
          <ul className="plain-list">
            {attachments.map((attachment) => (
              <li key={attachment.hash}>
                <Group gap="sm">
                  <span>
                    <Icon name="done" /> <AttachmentLink attachment={attachment} /> (
                    {showBytes(attachment.bytes, language)})
                  </span>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('attach.removeOne', { name: attachment.name })}
                    onClick={() => {
                      onRemove(attachment.hash);
                    }}
                  >
                    {t('attach.remove')}
                  </Button>
                </Group>
              </li>
            ))}
          </ul>
        )}
        <UploadList uploads={uploads} />
      </Stack>
    </Box>
  );
}

/** What is on its way; told when it begins and when it is there, and not at each percent. */
export function UploadList({ uploads }: { readonly uploads: Uploads }) {
  const { t } = useWords();
  return (
    <>
      {uploads.uploads.map((uploading) => (
        <OneUpload key={uploading.key} uploading={uploading} uploads={uploads} />
      ))}
      <Text role="status" size="sm" className={uploads.waiting ? undefined : 'unseen'}>
        {uploads.waiting
          ? t('attach.wait')
          : uploads.last !== undefined && t('attach.done', { name: uploads.last })}
      </Text>
    </>
  );
}

function OneUpload({ uploading, uploads }: { readonly uploading: Uploading; readonly uploads: Uploads }) {
  const { t, said } = useWords();
  const {
    key,
    percent,
    error,
    file: { name },
  } = uploading;
  const remove = (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t(error ? 'attach.removeOne' : 'attach.cancelOne', { name })}
      onClick={() => {
        uploads.drop(key);
      }}
    >
      {t(error ? 'attach.remove' : 'cancel')}
    </Button>
  );
  if (!error)
    return (
      <Group gap="sm">
        <span>
          <Icon name="clock" /> {name}
        </span>
        <progress max={100} value={percent} aria-label={t('attach.progress', { name })} />
        <span aria-hidden="true">{percent} %</span>
        {remove}
      </Group>
    );
  return (
    <Box role="alert">
      <Text className="late">
        <Icon name="warning" /> {name}: {said(error.detail)}
      </Text>
      <Text>{said(error.action)}</Text>
      <Group gap="sm" mt="xs">
        {!error.final && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('attach.againOne', { name })}
            onClick={() => {
              uploads.again(uploading);
            }}
          >
            {t('retry')}
          </Button>
        )}
        {remove}
      </Group>
    </Box>
  );
}
