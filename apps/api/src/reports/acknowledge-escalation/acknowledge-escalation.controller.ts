import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import {
  acknowledgeEscalationRequest,
  type AcknowledgeEscalationRequest,
} from './acknowledge-escalation.request.js';

@ApiTags('escalations')
@Controller('reports/:reportId/escalations/:escalationId/acknowledgement')
export class AcknowledgeEscalationController {
  constructor(private readonly commands: Commands) {}

  /** No If-Match: a directive stands whatever the report has become meanwhile. */
  @Post()
  @Command({ asks: 'AcknowledgeEscalation', ifMatch: 'never' })
  @ApiOperation({ summary: 'Tiếp nhận và cho ý kiến chỉ đạo', description: 'Acknowledge with a directive.' })
  acknowledge(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Param('escalationId', { schema: pathId }) escalationId: string,
    @Body({ schema: acknowledgeEscalationRequest }) body: AcknowledgeEscalationRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target: { kind: 'report', reportId },
      command: { type: 'AcknowledgeEscalation', escalationId, ...body },
    });
  }
}
