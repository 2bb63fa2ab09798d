import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import { recordActualRequest, type RecordActualRequest } from './record-actual.request.js';

@ApiTags('plans')
@Controller('plans/:planId/sub-indices/:subIndexId/actuals')
export class RecordActualController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Command({ asks: 'RecordSubIndexActual', ifMatch: 'never' })
  @ApiOperation({
    summary: 'Nhập điểm đã công bố của một chỉ số thành phần',
    description: 'With its source; a later one corrects it, and both stay on record.',
  })
  record(
    @Param('planId', { schema: pathId }) planId: string,
    @Param('subIndexId', { schema: pathId }) subIndexId: string,
    @Body({ schema: recordActualRequest }) body: RecordActualRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target: { kind: 'plan', planId },
      command: { type: 'RecordSubIndexActual', subIndexId, ...body },
    });
  }
}
