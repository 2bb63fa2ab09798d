import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import { reopenRequest, type ReopenRequest } from './reopen.request.js';

@ApiTags('reports')
@Controller('reports/:reportId/reopening')
export class ReopenController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Command({ asks: 'ReopenReport', ifMatch: 'always' })
  @ApiOperation({ summary: 'Mở lại báo cáo đã duyệt', description: 'By the director, with a reason.' })
  reopen(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Body({ schema: reopenRequest }) body: ReopenRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target: { kind: 'report', reportId },
      command: { type: 'ReopenReport', ...body },
    });
  }
}
