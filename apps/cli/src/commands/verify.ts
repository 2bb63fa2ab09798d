import { chooseAgency, withApplication } from '../database-access.js';

/** Recomputes the hash chain of every stream; a broken place is printed and the exit code is 1. */
export const verifyAudit = (options: { agency?: string }): Promise<void> =>
  withApplication(async (application) => {
    const agencies =
      options.agency === undefined
        ? await application.processes.agencies()
        : [await chooseAgency(application, options.agency)];
    for (const agencyId of agencies) {
      const report = await application.processes.verifyChain(agencyId);
      process.stdout.write(`${agencyId}: ${report.events} sự kiện/events, ${report.streams} chuỗi/streams: `);
      if (report.broken === null) process.stdout.write('toàn vẹn/intact\n');
      else {
        process.stdout.write(`ĐỨT/BROKEN ${JSON.stringify(report.broken)}\n`);
        process.exitCode = 1;
      }
    }
  });
