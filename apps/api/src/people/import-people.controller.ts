import { Body, Controller, Inject, Post, Query } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { readPeopleFile, type Application, type PeopleFile } from '@dondoc/application';
import type { OrganisationEvent } from '@dondoc/domain';
import { z } from 'zod';
import { Actor, Command, type Act } from '../http/command.decorator.js';
import { Commands } from '../http/commands.js';
import { contentOf, itemOf } from '../http/file-problems.js';
import { ImportRoute } from '../http/import-route.decorator.js';
import { ProblemError } from '../http/problem-error.js';
import { APPLICATION } from '../tokens.js';
import { importPeopleRequest, type ImportPeopleRequest } from './people.requests.js';
import { importPeopleResponse } from './people.response.js';

const importPeopleQuery = z.strictObject({ preview: z.enum(['true', 'false']).default('false') });

@ApiTags('people')
@Controller('people/import')
export class ImportPeopleController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
  ) {}

  @Post()
  @ImportRoute()
  @ApiConsumes('application/json', 'text/csv')
  @Command({ asks: 'ImportPeople', ifMatch: 'never', answer: importPeopleResponse })
  @ApiOperation({
    summary: 'Nhập danh sách người dùng (CSV)',
    description: 'All rows or none. With preview=true nothing is recorded, and what would be is answered.',
  })
  async import(
    @Query({ schema: importPeopleQuery }) { preview }: z.infer<typeof importPeopleQuery>,
    @Body({ schema: importPeopleRequest }) { csv }: ImportPeopleRequest,
    @Actor() act: Act,
  ) {
    await this.commands.assertMayImport(act, 'ImportPeople');
    const { queries } = this.application;
    const organisation = await queries.organisation(act.agencyId);
    const file = contentOf('INVALID_PEOPLE_FILE', readPeopleFile(csv, 'people.csv', organisation));
    const command = { type: 'ImportPeople', content: file.content } as const;
    if (preview === 'false')
      return this.commands.run(act, { target: { kind: 'organisation' }, command }).catch((error: unknown) => {
        throw error instanceof ProblemError ? atItsLine(error, file) : error;
      });
    const { decision, needsConsent } = await queries.organisationPreview(act, command);
    if (decision.outcome === 'refused')
      throw atItsLine(new ProblemError(decision.refusal.code, decision.refusal), file);
    return {
      outcome: 'previewed' as const,
      changes: decision.outcome === 'accepted' ? decision.events.map(changeOf) : [],
      needsConsent,
    };
  }
}

const changeOf = ({ type, data }: OrganisationEvent): { type: string; data: Record<string, unknown> } => ({
  type,
  data: { ...data },
});

/** What the domain refuses it names by an id, which the file has on a line. */
function atItsLine(problem: ProblemError, file: PeopleFile): ProblemError {
  const { field = '', params = {} } = problem.details;
  const line = Object.values(params)
    .map((value) => file.lineOf(String(value)))
    .find((found) => found !== undefined);
  if (line === undefined) return problem;
  return new ProblemError('INVALID_PEOPLE_FILE', {
    errors: [itemOf({ code: problem.code, field, params, line })],
  });
}
