import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import { returnRequest, type ReturnRequest } from './return.request.js';

@ApiTags('reports')
@Controller('reports/:reportId/return')
export class ReturnController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Command({ asks: 'ReturnReport', ifMatch: 'always' })
  @ApiOperation({ summary: 'Trả lại báo cáo', description: 'With a reason; sets a revision limit.' })
  giveBack(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Body({ schema: returnRequest }) body: ReturnRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target: { kind: 'report', reportId },
      command: { type: 'ReturnReport', ...body },
    });
  }
}
