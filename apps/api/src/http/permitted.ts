import { abilityOf, allows, type AtHand, type ReportSubject } from '@dondoc/application';
import { problems, type ProblemCode } from '@dondoc/contracts';
import { actorOf, dayOf, type CommandName, type PersonActor } from '@dondoc/domain';
import { allowedAction, refusedAction, type AllowedAction } from './allowed-action.js';
import type { AskingPerson } from './command.decorator.js';

/** Why the domain would refuse the actor; undefined when it would not. */
export type Refuses = (actor: PersonActor) => ProblemCode | undefined;

/** What one reader may do with what is at hand, and who may instead; the people are looked up once for a whole page. */
export class Permitted {
  private readonly people;

  constructor(
    { organisation }: Pick<AtHand<unknown>, 'organisation'>,
    private readonly reader: AskingPerson,
  ) {
    this.people = organisation.people.flatMap(({ personId, name }) => {
      const actor = actorOf(organisation, personId, dayOf(reader.now));
      return actor
        ? [{ personId, name, actor, ability: abilityOf(actor, organisation.planningDivisionId) }]
        : [];
    });
  }

  /** @param report of which the rights are asked; of the agency unless told. */
  answer<Name extends string>(
    action: Name,
    command: CommandName,
    refuses: Refuses,
    report?: ReportSubject,
  ): AllowedAction<Name> {
    const code = refuses(this.reader.actor);
    if (code === undefined) return allowedAction(action);
    return refusedAction(
      action,
      code,
      problems[code].status === 403 ? this.whoCan(command, refuses, report) : [],
    );
  }

  /** Of whom no office allows it the domain need not be asked. */
  private whoCan(command: CommandName, refuses: Refuses, report?: ReportSubject): AllowedAction['whoCan'] {
    return this.people
      .filter(({ actor, ability }) => allows(ability, command, report) && refuses(actor) === undefined)
      .map(({ personId, name }) => ({ personId, name }));
  }
}
