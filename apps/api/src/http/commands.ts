import { Inject, Injectable } from '@nestjs/common';
import type {
  Application,
  CommandRefusalCode,
  CommandResult,
  ImportName,
  Targeted,
} from '@dondoc/application';
import type { Refusal } from '@dondoc/decider';
import type { ProblemCode } from '@dondoc/contracts';
import { APPLICATION } from '../tokens.js';
import type { Answered } from './answered.response.js';
import { accessEnded } from './auth/admission.js';
import type { Act } from './command.decorator.js';
import { ProblemError } from './problem-error.js';

/** Every refusal of the application has its words: this does not compile when one is missing. */
type AllTold = CommandRefusalCode extends ProblemCode ? true : never;
const allTold: AllTold = true;

/** Sends a person's command and turns what comes back into an answer or a problem. */
@Injectable()
export class Commands {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  /** To be asked before the file is read, which takes long and is refused all the same. */
  async assertMayImport(act: Act, command: ImportName): Promise<void> {
    const { agencyId, actor, officesOf, access, now, commandId } = act;
    const sender = { agencyId, actor, access, now, commandId };
    const refusal = await this.application.importRights.refusalOfImport(
      officesOf === undefined ? sender : { ...sender, officesOf },
      command,
    );
    if (refusal) throw this.told(refusal);
  }

  async run(act: Act, targeted: Targeted): Promise<Answered> {
    const { agencyId, actor, officesOf, access, now, commandId, ifMatch } = act;
    const result = await this.application.bus.execute({
      ...targeted,
      agencyId,
      actor,
      ...(officesOf === undefined ? {} : { officesOf }),
      access,
      now,
      commandId,
      ...(ifMatch === '' ? {} : { ifMatch }),
    });
    return this.answer(act, targeted, result);
  }

  private async answer(act: Act, targeted: Targeted, result: CommandResult): Promise<Answered> {
    switch (result.outcome) {
      case 'accepted':
        return { outcome: 'accepted', repeated: result.repeated, ...result.answer };
      case 'nothingToDo':
        return { outcome: 'nothingToDo', version: result.version ?? null, etag: result.etag ?? null };
      case 'refused':
        throw await this.problemOf(act, targeted, result.refusal);
      case 'notYet':
        throw new Error(`A person's command was told to wait until ${result.until}.`);
      default:
        return result satisfies never;
    }
  }

  /** What a person may not see does not exist for them, whatever the rule that refused it (spec §9). */
  private async problemOf(act: Act, { target, command }: Targeted, refusal: Refusal<CommandRefusalCode>) {
    const isEnded = refusal.code === 'ACCESS_ENDED';
    if ('reportId' in target && !isEnded && !(await this.maySee(act, target.reportId)))
      return new ProblemError('REPORT_NOT_FOUND');
    return this.told(refusal, command);
  }

  private told({ code, field, params }: Refusal<CommandRefusalCode>, command?: Targeted['command']) {
    if (code === 'ACCESS_ENDED') return new ProblemError(code, accessEnded);
    return new ProblemError(allTold && code, { field: command && fieldInBody(field, command), params });
  }

  /** In the offices of this moment: those that the sender was known by may be outdated. */
  private async maySee({ agencyId, actor, now }: Act, reportId: string): Promise<boolean> {
    const { queries } = this.application;
    const asking = await queries.actorFor(agencyId, actor.personId, now);
    return (
      asking !== undefined && (await queries.report({ agencyId, actor: asking, now }, reportId)) !== undefined
    );
  }
}

/** A rule names a field of what it looked at; the client wants it as it stands in what was sent. */
function fieldInBody(field: string | undefined, command: Targeted['command']): string | undefined {
  if (field === undefined) return undefined;
  const path = field.replaceAll(/\.(\d+)/g, '[$1]');
  const ofContent = command.type === 'SubmitReport' || command.type === 'SaveDraft';
  const first = path.split(/[.[]/, 1)[0] ?? '';
  return ofContent && first in command.content ? `content.${path}` : path;
}
