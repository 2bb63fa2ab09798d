import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import { approveRequest, type ApproveRequest } from './approve.request.js';

@ApiTags('reports')
@Controller('reports/:reportId/approval')
export class ApproveController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Command({ asks: 'ApproveReport', ifMatch: 'always' })
  @ApiOperation({ summary: 'Duyệt báo cáo', description: 'Names the version it decides.' })
  approve(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Body({ schema: approveRequest }) body: ApproveRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target: { kind: 'report', reportId },
      command: { type: 'ApproveReport', ...body },
    });
  }
}
