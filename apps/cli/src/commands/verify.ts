import { verificationText } from '../audit-text.js';
import { chooseAgency, withApplication } from '../database-access.js';
import { StartFailure } from '../embedded/start-failure.js';

/** Recomputes the hash chain of every stream and looks for what was cut off; exit code 1 unless all is whole. */
export const verifyAudit = (options: { agency?: string }): Promise<void> =>
  withApplication(async (application) => {
    const agencies =
      options.agency === undefined
        ? await application.processes.agencies()
        : [await chooseAgency(application, options.agency)];
    if (agencies.length === 0)
      throw new StartFailure(
        'Cơ sở dữ liệu này không có cơ quan nào: không có gì để kiểm tra, và cũng không thể nói là toàn vẹn.',
        'There is no agency in this database: nothing to verify, and nothing that could be called intact.',
      );
    for (const agencyId of agencies) {
      const verified = await application.processes.verifyAudit(agencyId);
      process.stdout.write(verificationText(agencyId, verified));
      if (!verified.whole) process.exitCode = 1;
    }
  });
