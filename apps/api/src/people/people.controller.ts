import { Body, Controller, Get, Inject, Param, Post, Put } from '@nestjs/common';
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
  assumeOfficeRequest,
  changeAccountRequest,
  registerPersonRequest,
  type AssumeOfficeRequest,
  type ChangeAccountRequest,
  type RegisterPersonRequest,
} from './people.requests.js';
import { meResponse, peopleResponse } from './people.response.js';

const target = { kind: 'organisation' } as const;

@ApiTags('people')
@Controller()
export class PeopleController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
  ) {}

  @Get('me')
  @Reads('ReadMyself')
  @Answers(meResponse)
  @ApiOperation({
    summary: 'Tôi là ai',
    description:
      'Agency, person, the offices held now, also in another’s stead, and what they allow of what is no single report’s.',
  })
  async me(@Reader() { agencyId, actor, now }: AskingPerson) {
    const { personId, name, offices } = actor;
    const reader = await this.application.queries.readerFor(agencyId, personId, now);
    return { agencyId, personId, name, offices, may: reader?.all ?? [], now };
  }

  @Get('people')
  @Reads('ReadAgency')
  @Answers(peopleResponse)
  @ApiOperation({ summary: 'Mọi người và chức vụ', description: 'With the days each office is held.' })
  async people(@Reader() reader: AskingPerson) {
    return {
      items: await this.application.queries.people(reader),
      allowedActions: await allowedAdministration(this.application, reader, {
        register: 'RegisterPerson',
        import: 'ImportPeople',
        changeAccount: 'ChangeAccount',
        assumeOffice: 'AssumeOffice',
        endOffice: 'EndOffice',
        revokeOffice: 'RevokeOffice',
        endAccess: 'EndAccess',
      }),
    };
  }

  @Post('people')
  @Command({ asks: 'RegisterPerson', ifMatch: 'never', creates: true })
  @ApiOperation({ summary: 'Thêm người dùng' })
  register(@Body({ schema: registerPersonRequest }) body: RegisterPersonRequest, @Actor() act: Act) {
    return this.commands.run(act, { target, command: { type: 'RegisterPerson', sample: false, ...body } });
  }

  @Put('people/:personId/account')
  @Command({ asks: 'ChangeAccount', ifMatch: 'never' })
  @ApiOperation({
    summary: 'Tài khoản đăng nhập',
    description: 'What the sign-in service calls them; null for their id.',
  })
  changeAccount(
    @Param('personId', { schema: pathId }) personId: string,
    @Body({ schema: changeAccountRequest }) { account }: ChangeAccountRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, { target, command: { type: 'ChangeAccount', personId, account } });
  }

  @Post('people/:personId/offices')
  @Command({ asks: 'AssumeOffice', ifMatch: 'never', creates: true })
  @ApiOperation({ summary: 'Giao chức vụ', description: 'From a day, to a day or until it is ended.' })
  assumeOffice(
    @Param('personId', { schema: pathId }) personId: string,
    @Body({ schema: assumeOfficeRequest }) body: AssumeOfficeRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, { target, command: { type: 'AssumeOffice', personId, ...body } });
  }
}
