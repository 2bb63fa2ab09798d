import { Anchor } from '@mantine/core';
import type { Schemas } from '../../api/queries.js';
import { useWords } from '../../i18n/i18n.js';
import { showBytes } from './bytes.js';
import { useReportId } from './report-id.js';

interface Props {
  readonly attachments: readonly Schemas['Attachment'][];
}

/** Files to be saved: name, kind by its ending, size. */
export function AttachmentList({ attachments }: Props) {
  const { language } = useWords();
  return (
    <ul className="plain-list">
      {attachments.map((attachment) => (
        <li key={attachment.hash}>
          <AttachmentLink attachment={attachment} /> ({showBytes(attachment.bytes, language)})
        </li>
      ))}
    </ul>
  );
}

export function AttachmentLink({
  attachment: { hash, name },
}: {
  readonly attachment: Schemas['Attachment'];
}) {
  const reportId = useReportId();
  return (
    <Anchor href={`/api/v1/reports/${reportId}/attachments/${hash}`} download={name}>
      {name}
    </Anchor>
  );
}
