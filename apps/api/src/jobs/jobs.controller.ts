import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { JobFiles } from '@dondoc/application';
import type { JobRef, JobWork } from '@dondoc/contracts';
import type { FastifyReply } from 'fastify';
import { Answers, Gives } from '../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { ProblemError } from '../http/problem-error.js';
import { Reads } from '../http/reads.decorator.js';
import { JOB_FILES, JOBS } from '../tokens.js';
import { Begins, IdempotencyKey } from './begins.decorator.js';
import { exportRequest, jobId, type ExportRequest } from './jobs.requests.js';
import { beginJobResponse, job } from './jobs.response.js';
import { TemporalJobs } from './temporal-jobs.js';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    @Inject(JOBS) private readonly jobs: TemporalJobs,
    @Inject(JOB_FILES) private readonly files: JobFiles,
  ) {}

  @Post('verification')
  @Begins('VerifyRecord')
  @Answers(beginJobResponse)
  @ApiOperation({
    summary: 'Kiểm tra chuỗi nhật ký, thành công việc',
    description: 'Of all streams, as `GET /audit/verification`; a job with percent that can be cancelled.',
  })
  verify(@IdempotencyKey() key: string, @Reader() reader: AskingPerson) {
    return this.begin(reader, key, { kind: 'verification' });
  }

  @Post('export')
  @Begins('ReadRecord')
  @Answers(beginJobResponse)
  @ApiOperation({
    summary: 'Xuất nhật ký ra tệp, thành công việc',
    description:
      'What `GET /audit` shows the person, the oldest first: `jsonl` with every field and hash, `csv` for a spreadsheet.',
  })
  export(
    @Body({ schema: exportRequest }) { format, filter }: ExportRequest,
    @IdempotencyKey() key: string,
    @Reader() reader: AskingPerson,
  ) {
    return this.begin(reader, key, { kind: 'export', format, filter });
  }

  @Get(':jobId')
  @Reads('ReadMyself')
  @Answers(job, { problems: [404, 503] })
  @ApiOperation({ summary: 'Công việc của tôi', description: 'How far it is, or what came of it.' })
  async look(@Param('jobId', { schema: jobId }) id: string, @Reader() reader: AskingPerson) {
    return { jobId: id, ...(await this.jobs.look(refOf(reader, id))) };
  }

  @Post(':jobId/cancellation')
  @Begins('ReadMyself')
  @Answers(beginJobResponse, { problems: [404, 503] })
  @ApiOperation({ summary: 'Hủy công việc', description: 'One that has ended stays as it is.' })
  async cancel(
    @Param('jobId', { schema: jobId }) id: string,
    @IdempotencyKey() _key: string,
    @Reader() reader: AskingPerson,
  ) {
    await this.jobs.cancel(refOf(reader, id));
    return { jobId: id };
  }

  @Get(':jobId/file')
  @Reads('ReadMyself')
  @Gives('application/octet-stream')
  @ApiOperation({ summary: 'Tệp của công việc', description: 'Kept for seven days.' })
  async file(
    @Param('jobId', { schema: jobId }) id: string,
    @Reader() reader: AskingPerson,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = await this.files.read(refOf(reader, id));
    if (!content) throw new ProblemError('JOB_FILE_GONE');
    await reply
      .headers({
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      })
      .send(content);
  }

  private async begin(reader: AskingPerson, key: string, work: JobWork) {
    await this.jobs.begin({ ...refOf(reader, key), work });
    return { jobId: key };
  }
}

const refOf = ({ agencyId, actor: { personId } }: AskingPerson, id: string): JobRef => ({
  agencyId,
  personId,
  jobId: id.toLowerCase(),
});
