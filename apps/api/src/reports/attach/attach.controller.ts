import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AttachmentFiles, AttachmentRefused, takenTypes, type Application } from '@dondoc/application';
import type { Attachment } from '@dondoc/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Actor, Command, Reader, type Act, type AskingPerson } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { found } from '../../http/found.js';
import { Gives } from '../../http/answers.decorator.js';
import { ProblemError } from '../../http/problem-error.js';
import { Reads } from '../../http/reads.decorator.js';
import { UploadRoute } from '../../http/upload-route.decorator.js';
import { pathId } from '../../http/validation.js';
import { APPLICATION, ATTACHMENT_FILES } from '../../tokens.js';
import { allowedOnReports } from '../allowed-on-report.js';
import { attachRequest, attachmentHash, type AttachRequest } from './attach.request.js';
import { attachResponse } from './attach.response.js';

const BINARY = { schema: { type: 'string' as const, format: 'binary' } };

/** Of a file that is not read for who may not send it. */
const nothing: Attachment = { hash: '0'.repeat(64), name: '', type: '', bytes: 0 };

@ApiTags('reports')
@Controller('reports/:reportId/attachments')
export class AttachController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
    @Inject(ATTACHMENT_FILES) private readonly files: AttachmentFiles,
  ) {}

  @Post()
  @UploadRoute()
  @ApiConsumes('application/octet-stream')
  @ApiBody(BINARY)
  @Command({ asks: 'ReceiveAttachment', ifMatch: 'never', creates: true, answer: attachResponse })
  @ApiOperation({
    summary: 'Tải tệp đính kèm lên',
    description:
      'The bytes as they are. What it is, is found in them and held against the ending of its name. It is evidence once a draft or a version names it.',
  })
  async attach(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Query({ schema: attachRequest }) { name }: AttachRequest,
    @Req() { body }: FastifyRequest,
    @Actor() act: Act,
  ) {
    const attachment = (await this.maySend(act, reportId))
      ? await this.received(act.agencyId, name, body as Readable)
      : nothing;
    await this.commands.run(act, {
      target: { kind: 'attachments', reportId },
      command: { type: 'ReceiveAttachment', attachment },
    });
    return { attachment: await found(this.application.queries.attachment(act, reportId, attachment.hash)) };
  }

  @Get(':hash')
  @Reads('ReadReports')
  @Gives('application/octet-stream', [410])
  @ApiOperation({
    summary: 'Tệp đính kèm',
    description: 'To be saved, and never shown by the browser itself.',
  })
  async read(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Param('hash', { schema: attachmentHash }) hash: string,
    @Reader() reader: AskingPerson,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await found(this.application.queries.report(reader, reportId), 'REPORT_NOT_FOUND');
    const { name } = await found(this.application.queries.attachment(reader, reportId, hash));
    const bytes = await this.files.read(reader.agencyId, hash);
    if (!bytes) throw new ProblemError('ATTACHMENT_DAMAGED');
    await reply
      .headers({
        // Whatever it is: it is to be saved, and opened by a program that the person chooses.
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      })
      .send(bytes);
  }

  /** Asked before a byte is kept: what this says no to, the command is refused for, and on record. */
  private async maySend(act: Act, reportId: string): Promise<boolean> {
    const allowed = await allowedOnReports(this.application, act, [reportId]);
    return allowed.report(reportId).some((each) => each.action === 'saveDraft' && each.allowed);
  }

  private async received(agencyId: string, name: string, body: Readable): Promise<Attachment> {
    try {
      return await this.files.receive(agencyId, name, body);
    } catch (error) {
      if (!(error instanceof AttachmentRefused)) throw error;
      const params = { limitMb: Math.floor(this.files.limit / 1024 / 1024), types: takenTypes };
      throw new ProblemError(error.code, { field: 'name', params });
    }
  }
}

/** RFC 8187: `encodeURIComponent` leaves a few characters that a header may not have there. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
