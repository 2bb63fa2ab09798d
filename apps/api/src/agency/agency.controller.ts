import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Answers } from '../http/answers.decorator.js';
import { allowedAdministration } from '../http/allowed-administration.js';
import { Actor, Command, Reader, type Act, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { Commands } from '../http/commands.js';
import { found } from '../http/found.js';
import { APPLICATION } from '../tokens.js';
import { renameAgencyRequest, type RenameAgencyRequest } from './agency.requests.js';
import { agencyResponse } from './agency.response.js';

@ApiTags('organisation')
@Controller('agency')
export class AgencyController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
  ) {}

  @Get()
  @Reads('ReadAgency')
  @Answers(agencyResponse, { problems: [404] })
  @ApiOperation({ summary: 'Cơ quan', description: 'Under the name of today, with its later names.' })
  async agency(@Reader() reader: AskingPerson) {
    return {
      ...(await found(this.application.queries.agency(reader))),
      allowedActions: await allowedAdministration(this.application, reader, {
        rename: 'RenameAgency',
        endAllAccess: 'EndAllAccess',
      }),
    };
  }

  @Post('names')
  @Command({ asks: 'RenameAgency', ifMatch: 'never', creates: true })
  @ApiOperation({ summary: 'Đổi tên cơ quan', description: 'From a day on, by a decision.' })
  rename(@Body({ schema: renameAgencyRequest }) body: RenameAgencyRequest, @Actor() act: Act) {
    return this.commands.run(act, {
      target: { kind: 'organisation' },
      command: { type: 'RenameAgency', ...body },
    });
  }
}
