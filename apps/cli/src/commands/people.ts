import { chooseAgency, withApplication } from '../database-access.js';

/** Everyone the installation knows, with the offices they hold or held. */
export const listPeople = (options: { agency?: string }): Promise<void> =>
  withApplication(async (application) => {
    const agencies =
      options.agency === undefined
        ? await application.processes.agencies()
        : [await chooseAgency(application, options.agency)];
    for (const agencyId of agencies) {
      const { people, offices } = await application.queries.organisation(agencyId);
      process.stdout.write(`${agencyId}\n`);
      for (const { personId, name, sample } of people) {
        const held = offices
          .filter((office) => office.personId === personId)
          .map(({ officeId, office, divisionId, to }) =>
            [office, divisionId, to === null ? null : `(đến/until ${to})`, `[${officeId}]`]
              .filter(Boolean)
              .join(' '),
          );
        process.stdout.write(
          `  ${personId.padEnd(18)} ${name}${sample ? ' (dữ liệu mẫu)' : ''}: ${held.join(', ') || '–'}\n`,
        );
      }
    }
  });
