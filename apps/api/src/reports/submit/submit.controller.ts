import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import { submitRequest, type SubmitRequest } from './submit.request.js';

@ApiTags('reports')
@Controller('reports/:reportId/submissions')
export class SubmitController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Command({ asks: 'SubmitReport', ifMatch: 'always', creates: true })
  @ApiOperation({ summary: 'Nộp hoặc nộp lại báo cáo', description: 'Submit, or resubmit after a return.' })
  submit(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Body({ schema: submitRequest }) body: SubmitRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target: { kind: 'report', reportId },
      command: { type: 'SubmitReport', ...body },
    });
  }
}
