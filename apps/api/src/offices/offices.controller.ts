import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../http/command.decorator.js';
import { Commands } from '../http/commands.js';
import { pathId } from '../http/validation.js';
import {
  endOfficeRequest,
  revokeOfficeRequest,
  type EndOfficeRequest,
  type RevokeOfficeRequest,
} from './offices.requests.js';

const target = { kind: 'organisation' } as const;

@ApiTags('people')
@Controller('offices/:officeId')
export class OfficesController {
  constructor(private readonly commands: Commands) {}

  @Post('end')
  @Command({ asks: 'EndOffice', ifMatch: 'never' })
  @ApiOperation({ summary: 'Thôi giữ chức vụ', description: 'After its last day.' })
  end(
    @Param('officeId', { schema: pathId }) officeId: string,
    @Body({ schema: endOfficeRequest }) { to }: EndOfficeRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, { target, command: { type: 'EndOffice', officeId, to } });
  }

  @Post('revocation')
  @Command({ asks: 'RevokeOffice', ifMatch: 'never' })
  @ApiOperation({ summary: 'Thu hồi chức vụ', description: 'At once, with a reason.' })
  revoke(
    @Param('officeId', { schema: pathId }) officeId: string,
    @Body({ schema: revokeOfficeRequest }) { reason }: RevokeOfficeRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, { target, command: { type: 'RevokeOffice', officeId, reason } });
  }
}
