import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import { beginReviewRequest, type BeginReviewRequest } from './begin-review.request.js';

@ApiTags('reports')
@Controller('reports/:reportId/review')
export class BeginReviewController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Command({ asks: 'BeginReview', ifMatch: 'always' })
  @ApiOperation({
    summary: 'Bắt đầu xem xét',
    description: 'A recorded act; approving or returning begins it too.',
  })
  begin(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Body({ schema: beginReviewRequest }) body: BeginReviewRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target: { kind: 'report', reportId },
      command: { type: 'BeginReview', ...body },
    });
  }
}
