import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../http/command.decorator.js';
import { Commands } from '../http/commands.js';
import { pathId } from '../http/validation.js';
import {
  endAccessRequest,
  endOwnAccessRequest,
  type EndAccessRequest,
  type EndOwnAccessRequest,
} from './people.requests.js';

const target = { kind: 'organisation' } as const;

/** Sessions and tokens, which all end at one instant, whatever they were obtained with. */
@ApiTags('people')
@Controller()
export class AccessController {
  constructor(private readonly commands: Commands) {}

  @Post('people/:personId/access-end')
  @Command({ asks: 'EndAccess', ifMatch: 'never' })
  @ApiOperation({
    summary: 'Chấm dứt mọi phiên đăng nhập và mã truy cập của một người',
    description: 'All that they obtained until now; what they obtain later works. With a reason.',
  })
  end(
    @Param('personId', { schema: pathId }) personId: string,
    @Body({ schema: endAccessRequest }) { reason }: EndAccessRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, { target, command: { type: 'EndAccess', personId, reason } });
  }

  @Post('agency/access-end')
  @Command({ asks: 'EndAllAccess', ifMatch: 'never' })
  @ApiOperation({
    summary: 'Chấm dứt mọi phiên đăng nhập và mã truy cập của cả cơ quan',
    description: 'Of everybody at once, also of whoever asks. With a reason.',
  })
  endAll(@Body({ schema: endAccessRequest }) { reason }: EndAccessRequest, @Actor() act: Act) {
    return this.commands.run(act, { target, command: { type: 'EndAllAccess', reason } });
  }

  @Post('me/access-end')
  @Command({ asks: 'EndOwnAccess', ifMatch: 'never' })
  @ApiOperation({
    summary: 'Chấm dứt mọi phiên đăng nhập và mã truy cập của chính mình',
    description: 'Also that which the request came with: to send it again needs a new one.',
  })
  endOwn(@Body({ schema: endOwnAccessRequest }) _: EndOwnAccessRequest, @Actor() act: Act) {
    return this.commands.run(act, { target, command: { type: 'EndOwnAccess' } });
  }
}
