import { Text } from '@mantine/core';
import { withComma } from '../format/decimal.js';
import { useWords } from '../i18n/i18n.js';
import { AttachmentList } from './attach/attachment-list.js';
import type { Content } from './fields.js';

type Words = Pick<ReturnType<typeof useWords>, 't'>;

export type FieldName = keyof Content;

/** In the order of the form. */
export const FIELDS = [
  'taskStatus',
  'progressPercent',
  'results',
  'figures',
  'evidence',
  'attachments',
  'noEvidenceReason',
  'difficulties',
  'proposals',
] as const satisfies readonly FieldName[];

/** A field's value as a text that people read; empty where there is none. */
function valueText({ t }: Words, content: Content, field: Exclude<FieldName, 'attachments'>): string {
  switch (field) {
    case 'taskStatus':
      return t(`status.${content.taskStatus}`);
    case 'progressPercent':
      return content.progressPercent && `${withComma(content.progressPercent)} %`;
    case 'figures':
      return content.figures
        .map(({ name, value, unit, kind }) => `${name}: ${withComma(value)} ${unit} (${t(`kind.${kind}`)})`)
        .join('\n');
    case 'evidence':
      return content.evidence.join('\n');
    default:
      return content[field];
  }
}

/** The same on a page; a dash where there is nothing. */
export function FieldValue({ content, field }: { readonly content: Content; readonly field: FieldName }) {
  const words = useWords();
  if (field === 'attachments' && content.attachments?.length)
    return <AttachmentList attachments={content.attachments} />;
  const text = field === 'attachments' ? '' : valueText(words, content, field);
  return text === '' ? <Text c="gray.7">–</Text> : <>{text}</>;
}
