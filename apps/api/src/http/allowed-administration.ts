import type { Application } from '@dondoc/application';
import type { CommandName } from '@dondoc/domain';
import { byOffice, type AllowedAction } from './allowed-action.js';
import type { AskingPerson } from './command.decorator.js';

/** What may be done with people, divisions and the like: the administrator's alone, whichever of them it is. */
export async function allowedAdministration<Name extends string>(
  { queries }: Application,
  reader: AskingPerson,
  commands: Readonly<Record<Name, CommandName>>,
): Promise<readonly AllowedAction<Name>[]> {
  const named = Object.entries(commands) as [Name, CommandName][];
  const allowances = await queries.allowances(
    reader,
    named.map(([, command]) => command),
  );
  return named.map(([name, command]) => byOffice(name, allowances[command], 'NOT_THE_ADMINISTRATOR'));
}
