import { readPeopleFile, type Application } from '@dondoc/application';
import { installationActor, type OrganisationCommand, type OrganisationEvent } from '@dondoc/domain';
import { chooseAgency, withApplication } from '../database-access.js';
import { Importer, problemWords, readText, valueOf } from '../importer.js';
import { StartFailure } from '../embedded/start-failure.js';
import { tell } from '../start/console.js';

interface OfAgency {
  readonly agency?: string;
}

/** Sends a command of the installation's own, and says whether it changed anything. */
const send = (options: OfAgency, what: string, command: OrganisationCommand): Promise<void> =>
  withApplication(async (application) => {
    const agencyId = await chooseAgency(application, options.agency);
    await sendTo(application, agencyId, what, command);
  });

const sendTo = async (
  application: Application,
  agencyId: string,
  what: string,
  command: OrganisationCommand,
): Promise<void> => {
  const target = { kind: 'organisation' } as const;
  const changed = await new Importer(application, agencyId).send(what, '', { target, command });
  tell(`✓ ${what} → ${agencyId}${changed ? '' : ': đã có, không đổi / already there, nothing changed'}`);
};

export const addPerson = (options: OfAgency & { id: string; name: string }): Promise<void> =>
  send(options, options.id, {
    type: 'RegisterPerson',
    personId: options.id,
    name: options.name,
    sample: false,
  });

/** Without an account the person is known to the sign-in service by their id. */
export const setAccount = (personId: string, account: string | undefined, options: OfAgency): Promise<void> =>
  send(options, personId, { type: 'ChangeAccount', personId, account: account ?? null });

export const revokeOffice = (officeId: string, options: OfAgency & { reason: string }): Promise<void> =>
  send(options, officeId, { type: 'RevokeOffice', officeId, reason: options.reason });

/** Sessions and tokens of one person; what they obtain afterwards works. */
export const endAccess = (personId: string, options: OfAgency & { reason: string }): Promise<void> =>
  send(options, personId, { type: 'EndAccess', personId, reason: options.reason });

/** The same of everybody in the agency. */
export const endAllAccess = (options: OfAgency & { reason: string }): Promise<void> =>
  send(options, 'tất cả / everybody', { type: 'EndAllAccess', reason: options.reason });

/** All rows or none; with `preview` nothing, and what would be recorded is told line by line. */
export const importPeople = (file: string, options: OfAgency & { preview?: boolean }): Promise<void> =>
  withApplication(async (application) => {
    const agencyId = await chooseAgency(application, options.agency);
    const organisation = await application.queries.organisation(agencyId);
    const { content } = valueOf(readPeopleFile(await readText(file), file, organisation));
    const command = { type: 'ImportPeople', content } as const;
    if (options.preview !== true) {
      await sendTo(application, agencyId, file, command);
      return;
    }
    const now = await application.clock.now();
    const actor = installationActor('preview');
    const { decision } = await application.queries.organisationPreview({ agencyId, actor, now }, command);
    if (decision.outcome === 'refused') {
      const { code, params } = decision.refusal;
      const [vietnamese, english] = problemWords(code, params);
      throw new StartFailure(`${file}: ${vietnamese} (${code})`, `${file}: ${english} (${code})`);
    }
    const events = decision.outcome === 'accepted' ? decision.events : [];
    for (const event of events) process.stdout.write(`${lineOf(event)}\n`);
    tell(
      `Chưa ghi gì; ${events.length} thay đổi nếu chạy không có --preview. / Nothing recorded; ${events.length} changes without --preview.`,
    );
  });

function lineOf({ type, data }: OrganisationEvent): string {
  const values = Object.values(data)
    .flat()
    .filter((value) => value !== null && value !== '' && typeof value !== 'boolean')
    .map(String);
  return `${type}: ${values.join(', ')}`;
}
