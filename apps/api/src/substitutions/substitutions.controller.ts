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
  grantSubstitutionRequest,
  revokeSubstitutionRequest,
  type GrantSubstitutionRequest,
  type RevokeSubstitutionRequest,
} from './substitutions.requests.js';
import { substitutionsResponse } from './substitutions.response.js';

const target = { kind: 'organisation' } as const;

@ApiTags('people')
@Controller('substitutions')
export class SubstitutionsController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
  ) {}

  @Get()
  @Reads('ReadAgency')
  @Answers(substitutionsResponse)
  @ApiOperation({ summary: 'Ai thay ai', description: 'Every substitution there is or was.' })
  async substitutions(@Reader() reader: AskingPerson) {
    return {
      items: await this.application.queries.substitutions(reader),
      allowedActions: await allowedAdministration(this.application, reader, {
        grant: 'GrantSubstitution',
        revoke: 'RevokeSubstitution',
      }),
    };
  }

  @Post()
  @Command({ asks: 'GrantSubstitution', ifMatch: 'never', creates: true })
  @ApiOperation({
    summary: 'Giao thay thế',
    description: 'One office, from a day to a day, by a decision that is printed with every act.',
  })
  grant(@Body({ schema: grantSubstitutionRequest }) body: GrantSubstitutionRequest, @Actor() act: Act) {
    return this.commands.run(act, { target, command: { type: 'GrantSubstitution', ...body } });
  }

  @Post(':substitutionId/revocation')
  @Command({ asks: 'RevokeSubstitution', ifMatch: 'never' })
  @ApiOperation({ summary: 'Thu hồi thay thế', description: 'At once, with a reason.' })
  revoke(
    @Param('substitutionId', { schema: pathId }) substitutionId: string,
    @Body({ schema: revokeSubstitutionRequest }) { reason }: RevokeSubstitutionRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, {
      target,
      command: { type: 'RevokeSubstitution', substitutionId, reason },
    });
  }
}
