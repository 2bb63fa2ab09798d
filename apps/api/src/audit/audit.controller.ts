import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { found } from '../http/found.js';
import { ProblemError } from '../http/problem-error.js';
import { pageFields, pathId } from '../http/validation.js';
import { APPLICATION } from '../tokens.js';
import { auditFilterFields } from './audit.request.js';
import { listAuditResponse, verificationResponse } from './audit.response.js';

const listRequest = z.strictObject({
  ...auditFilterFields,
  order: z.enum(['newest', 'oldest']).optional(),
  ...pageFields,
});
const verificationRequest = z.strictObject({ streamId: pathId.optional() });

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadRecord')
  @Answers(listAuditResponse)
  @ApiOperation({ summary: 'Nhật ký', description: 'Who, in which office, what, when, why; with hashes.' })
  list(
    @Query({ schema: listRequest }) { limit, cursor, ...filter }: z.infer<typeof listRequest>,
    @Reader() reader: AskingPerson,
  ) {
    return this.application.queries.audit(reader, filter, { limit, cursor });
  }

  @Get('verification')
  @Reads('VerifyRecord')
  @Answers(verificationResponse, { problems: [404] })
  @ApiOperation({
    summary: 'Kiểm tra chuỗi nhật ký',
    description:
      'Of one stream, or of all: the first broken place, and the streams that end too early (missing).',
  })
  async verify(
    @Query({ schema: verificationRequest }) { streamId }: z.infer<typeof verificationRequest>,
    @Reader() reader: AskingPerson,
  ) {
    const verified = await found(this.application.queries.verifyAudit(reader, streamId));
    if (verified === 'forbidden') throw new ProblemError('FORBIDDEN');
    return verified;
  }
}
