import { z } from 'zod';
import { attachment } from '../report.response.js';

export const attachResponse = z.strictObject({
  attachment: attachment.meta({ description: 'To be named in a draft or a version, as it is.' }),
});
