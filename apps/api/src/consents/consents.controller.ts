import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { dayOf, whyNoAnswer } from '@dondoc/domain';
import { z } from 'zod';
import type { AllowedAction } from '../http/allowed-action.js';
import { Answers } from '../http/answers.decorator.js';
import { Actor, Command, Reader, type Act, type AskingPerson } from '../http/command.decorator.js';
import { Commands } from '../http/commands.js';
import { Permitted, type Refuses } from '../http/permitted.js';
import { Reads } from '../http/reads.decorator.js';
import { pathId, text } from '../http/validation.js';
import { APPLICATION } from '../tokens.js';
import { consentsResponse } from './consents.response.js';

const target = { kind: 'organisation' } as const;
const refuseConsentRequest = z.strictObject({ reason: text(2_000) });

@ApiTags('people')
@Controller('consents')
export class ConsentsController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
  ) {}

  @Get()
  @Reads('ReadConsents')
  @Answers(consentsResponse)
  @ApiOperation({
    summary: 'Việc cần người thứ hai đồng ý',
    description:
      'Offices that decide, lead or give rights, and accounts of those who hold one: asked for by one person, given with the consent of another. The newest first.',
  })
  async consents(@Reader() reader: AskingPerson) {
    const { queries } = this.application;
    const [items, organisation] = await Promise.all([
      queries.consents(reader),
      queries.organisation(reader.agencyId),
    ]);
    const permitted = new Permitted({ organisation }, reader);
    const refusing =
      (answer: 'give' | 'refuse', consentId: string): Refuses =>
      (actor) =>
        whyNoAnswer(answer, organisation, consentId, actor, dayOf(reader.now));
    const allowed = (consentId: string): readonly AllowedAction<'give' | 'refuse'>[] => [
      permitted.answer('give', 'GiveConsent', refusing('give', consentId)),
      permitted.answer('refuse', 'RefuseConsent', refusing('refuse', consentId)),
    ];
    return {
      items: items.map((consent) => ({
        ...consent,
        allowedActions: allowed(consent.consentId),
      })),
    };
  }

  @Post(':consentId/approval')
  @Command({ asks: 'GiveConsent', ifMatch: 'never' })
  @ApiOperation({
    summary: 'Đồng ý',
    description: 'What was asked is decided now, in the name of who asked, and counts from now on.',
  })
  give(@Param('consentId', { schema: pathId }) consentId: string, @Actor() act: Act) {
    return this.commands.run(act, { target, command: { type: 'GiveConsent', consentId } });
  }

  @Post(':consentId/refusal')
  @Command({ asks: 'RefuseConsent', ifMatch: 'never' })
  @ApiOperation({ summary: 'Không đồng ý', description: 'With a reason; who asked so takes it back.' })
  refuse(
    @Param('consentId', { schema: pathId }) consentId: string,
    @Body({ schema: refuseConsentRequest }) { reason }: z.infer<typeof refuseConsentRequest>,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, { target, command: { type: 'RefuseConsent', consentId, reason } });
  }
}
