import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import { withdrawRequest, type WithdrawRequest } from './withdraw.request.js';

@ApiTags('reports')
@Controller('reports/:reportId/withdrawal')
export class WithdrawController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Command({ asks: 'WithdrawSubmission', ifMatch: 'always' })
  @ApiOperation({ summary: 'Rút lại bản đã nộp', description: 'Until a review begins and before the limit.' })
  withdraw(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Body({ schema: withdrawRequest }) body: WithdrawRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target: { kind: 'report', reportId },
      command: { type: 'WithdrawSubmission', ...body },
    });
  }
}
