import { z } from 'zod';
import { whole } from '../../http/response-parts.js';
import { attachment, contentField, reportContent } from '../report.response.js';

const { figures, evidence } = reportContent.shape;
const attachments = z.array(attachment);

/** A field's value in one of the versions. */
const value = z.union([z.string(), evidence, figures, attachments]).meta({ id: 'FieldValue' });

export const showDifferenceResponse = z.strictObject({
  from: whole,
  to: whole,
  sameContent: z.boolean(),
  fields: z.array(
    z
      .strictObject({
        field: contentField,
        before: value,
        after: value,
        words: z
          .array(z.strictObject({ change: z.enum(['same', 'added', 'removed']), text: z.string() }))
          .nullable()
          .meta({ description: 'Word by word, in reading order; null where the value is no text.' }),
      })
      .meta({ id: 'FieldDifference' }),
  ),
});
