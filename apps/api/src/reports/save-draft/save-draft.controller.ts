import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AttachmentFiles, type Application } from '@dondoc/application';
import type { DraftContent } from '@dondoc/domain';
import { Answers } from '../../http/answers.decorator.js';
import { Actor, Command, Reader, type Act, type AskingPerson } from '../../http/command.decorator.js';
import { Reads } from '../../http/reads.decorator.js';
import { Commands } from '../../http/commands.js';
import { found } from '../../http/found.js';
import { pathId } from '../../http/validation.js';
import { APPLICATION, ATTACHMENT_FILES } from '../../tokens.js';
import { DRAFT_ETAG, draftEtag, draftVersionOf } from './draft-etag.js';
import { saveDraftRequest, type SaveDraftRequest } from './save-draft.request.js';
import { showDraftResponse } from './save-draft.response.js';

@ApiTags('reports')
@Controller('reports/:reportId/draft')
export class SaveDraftController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
    @Inject(ATTACHMENT_FILES) private readonly files: AttachmentFiles,
  ) {}

  @Get()
  @Reads('ReadReports')
  @Answers(showDraftResponse)
  @ApiOperation({ summary: 'Bản thảo của báo cáo', description: 'Empty, with version 0, before the first.' })
  async draft(@Param('reportId', { schema: pathId }) reportId: string, @Reader() reader: AskingPerson) {
    const { queries } = this.application;
    await found(queries.report(reader, reportId), 'REPORT_NOT_FOUND');
    const draft = await queries.draft(reader, reportId);
    return {
      reportId,
      draft: draft ?? null,
      etag: draftEtag(draft?.version ?? 0),
      attachmentLimit: this.files.limit,
    };
  }

  @Put()
  @Command({ asks: 'SaveDraft', ifMatch: 'always', etag: DRAFT_ETAG })
  @ApiOperation({
    summary: 'Lưu bản thảo',
    description: 'If-Match is the ETag of the draft, "draft.0" before the first.',
  })
  async save(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Body({ schema: saveDraftRequest }) body: SaveDraftRequest,
    @Actor() act: Act,
  ) {
    const expectedDraftVersion = draftVersionOf(act.ifMatch);
    const answered = await this.commands.run(
      { ...act, ifMatch: '' },
      {
        target: { kind: 'draft', reportId },
        command: { type: 'SaveDraft', content: given(body.content), expectedDraftVersion },
      },
    );
    return { ...answered, etag: answered.version === null ? null : draftEtag(answered.version) };
  }
}

/** zod's optional fields may hold undefined, which is not JSON; a draft leaves them out. */
const given = (content: SaveDraftRequest['content']): DraftContent =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
