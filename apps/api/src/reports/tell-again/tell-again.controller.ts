import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import { tellAgainRequest, type TellAgainRequest } from './tell-again.request.js';

@ApiTags('escalations')
@Controller('reports/:reportId/escalations/:escalationId/tell-again')
export class TellAgainController {
  constructor(private readonly commands: Commands) {}

  /** No If-Match: what the report has become meanwhile makes no difference to it. */
  @Post()
  @Command({ asks: 'TellAgain', ifMatch: 'never' })
  @ApiOperation({
    summary: 'Báo lại một lần báo cáo lên cấp trên có thể đã báo trước khi khôi phục',
    description: 'Have an escalation told that was perhaps told before the record was restored.',
  })
  tellAgain(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Param('escalationId', { schema: pathId }) escalationId: string,
    @Body({ schema: tellAgainRequest }) _: TellAgainRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target: { kind: 'report', reportId },
      command: { type: 'TellAgain', escalationId },
    });
  }
}
