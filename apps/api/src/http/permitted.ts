import { abilityOf, allows, type AtHand, type ReportSubject } from '@dondoc/application';
import { problems, type ProblemCode } from '@dondoc/contracts';
import { actorOf, askedAs, dayOf, type CommandName, type PersonActor } from '@dondoc/domain';
import { allowedAction, refusedAction, type AllowedAction } from './allowed-action.js';
import type { AskingPerson } from './command.decorator.js';

/** Why the domain would refuse the actor; undefined when it would not. */
export type Refuses = (actor: PersonActor) => ProblemCode | undefined;

interface Candidate {
  readonly actor: PersonActor;
  readonly ability: ReturnType<typeof abilityOf>;
}

/** What one reader may do with what is at hand, and who may instead; people are looked up once for a whole page. */
export class Permitted {
  private readonly candidates = new Map<CommandName, readonly Candidate[]>();
  private everyone: readonly PersonActor[] | undefined;

  constructor(
    private readonly atHand: Pick<AtHand<unknown>, 'organisation'>,
    private readonly reader: AskingPerson,
  ) {}

  /** @param report of which the rights are asked; of the agency unless told. */
  answer<Name extends string>(
    action: Name,
    command: CommandName,
    refuses: Refuses,
    report?: ReportSubject,
  ): AllowedAction<Name> {
    const code = refuses(this.reader.actor);
    if (code === undefined) return allowedAction(action);
    const isAboutThem = problems[code].status === 403;
    return refusedAction(action, code, isAboutThem ? this.whoCan(command, refuses, report) : []);
  }

  /** Of whom no office allows it the domain need not be asked. */
  private whoCan(command: CommandName, refuses: Refuses, report?: ReportSubject): AllowedAction['whoCan'] {
    return this.candidatesFor(command)
      .filter(({ actor, ability }) => allows(ability, command, report) && refuses(actor) === undefined)
      .map(({ actor: { personId, name } }) => ({ personId, name }));
  }

  /** Those who hold an office that allows it of something: a few of hundreds, and a page asks of each of its reports. */
  private candidatesFor(command: CommandName): readonly Candidate[] {
    const known = this.candidates.get(command);
    if (known) return known;
    const { as } = askedAs(command);
    const { planningDivisionId } = this.atHand.organisation;
    const found = this.people()
      .filter(({ offices }) => offices.some(({ office }) => as.includes(office)))
      .map((actor) => ({ actor, ability: abilityOf(actor, planningDivisionId) }));
    this.candidates.set(command, found);
    return found;
  }

  private people(): readonly PersonActor[] {
    const { organisation } = this.atHand;
    this.everyone ??= organisation.people.flatMap(
      ({ personId }) => actorOf(organisation, personId, dayOf(this.reader.now)) ?? [],
    );
    return this.everyone;
  }
}
