import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { APPLICATION } from '../tokens.js';

@ApiTags('people')
@Controller()
export class PeopleController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get('me')
  @ApiOperation({ summary: 'Tôi là ai', description: 'Agency, person and the offices held now.' })
  me(@Reader() { agencyId, actor, now }: AskingPerson) {
    return { agencyId, personId: actor.personId, name: actor.name, offices: actor.offices, now };
  }

  @Get('divisions')
  @ApiOperation({ summary: 'Các phòng', description: 'Planning-Finance is marked.' })
  async divisions(@Reader() reader: AskingPerson) {
    return { items: await this.application.queries.divisions(reader) };
  }

  @Get('people')
  @ApiOperation({ summary: 'Mọi người và chức vụ', description: 'With the days each office is held.' })
  async people(@Reader() reader: AskingPerson) {
    return { items: await this.application.queries.people(reader) };
  }
}
