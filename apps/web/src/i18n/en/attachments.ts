import type { attachments as vi } from '../vi/attachments.js';

export const attachments: Readonly<Record<keyof typeof vi, string>> = {
  'field.attachments': 'Attached files',
  'attach.hint': 'PDF, Word, Excel, pictures; {{size}} each at most. They may be dropped here.',
  'attach.choose': 'Choose files …',
  'attach.remove': 'Remove',
  'attach.removeOne': 'Remove the file {{name}}',
  'attach.cancelOne': 'Stop uploading {{name}}',
  'attach.againOne': 'Upload {{name}} again',
  'attach.progress': 'Uploading {{name}}',
  'attach.leave':
    'A file is still on its way. If you leave this page it is not sent; what you typed is kept. Leave the page?',
  'attach.wait': 'Files are being uploaded. Submit when they are there.',
  'attach.done': '{{name}} is uploaded.',
};
