import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Answers } from '../http/answers.decorator.js';
import { allowedAdministration } from '../http/allowed-administration.js';
import { Actor, Command, Reader, type Act, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { Commands } from '../http/commands.js';
import { pathId } from '../http/validation.js';
import { APPLICATION } from '../tokens.js';
import {
  endDivisionRequest,
  registerDivisionRequest,
  renameDivisionRequest,
  type EndDivisionRequest,
  type RegisterDivisionRequest,
  type RenameDivisionRequest,
} from './divisions.requests.js';
import { divisionsResponse } from './divisions.response.js';

const target = { kind: 'organisation' } as const;

@ApiTags('organisation')
@Controller('divisions')
export class DivisionsController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
  ) {}

  @Get()
  @Reads('ReadAgency')
  @Answers(divisionsResponse)
  @ApiOperation({
    summary: 'Các phòng',
    description: 'With later names, how they ended and who succeeds them; Planning-Finance is marked.',
  })
  async divisions(@Reader() reader: AskingPerson) {
    return {
      items: await this.application.queries.divisions(reader),
      allowedActions: await allowedAdministration(this.application, reader, {
        register: 'RegisterDivision',
        rename: 'RenameDivision',
        end: 'EndDivision',
      }),
    };
  }

  @Post()
  @Command({ asks: 'RegisterDivision', ifMatch: 'never', creates: true })
  @ApiOperation({ summary: 'Thêm phòng' })
  register(@Body({ schema: registerDivisionRequest }) body: RegisterDivisionRequest, @Actor() act: Act) {
    return this.commands.run(act, { target, command: { type: 'RegisterDivision', ...body } });
  }

  @Post(':divisionId/names')
  @Command({ asks: 'RenameDivision', ifMatch: 'never', creates: true })
  @ApiOperation({
    summary: 'Đổi tên phòng',
    description: 'From a day on; earlier days keep the name of their time.',
  })
  rename(
    @Param('divisionId', { schema: pathId }) divisionId: string,
    @Body({ schema: renameDivisionRequest }) body: RenameDivisionRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, { target, command: { type: 'RenameDivision', divisionId, ...body } });
  }

  @Post(':divisionId/end')
  @Command({ asks: 'EndDivision', ifMatch: 'never' })
  @ApiOperation({
    summary: 'Sáp nhập, chia tách, giải thể phòng',
    description:
      'Its offices end with it; its open duties are the successor’s from the day after its last one.',
  })
  end(
    @Param('divisionId', { schema: pathId }) divisionId: string,
    @Body({ schema: endDivisionRequest }) body: EndDivisionRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, { target, command: { type: 'EndDivision', divisionId, ...body } });
  }
}
