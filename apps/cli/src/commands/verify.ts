import { AttachmentFiles, type Application } from '@dondoc/application';
import { recordedAgencies } from '@dondoc/event-store';
import pg from 'pg';
import { lostFilesText, unlistedText, verificationText } from '../audit-text.js';
import { applicationOn, chooseAgency, withDatabases } from '../database-access.js';
import { databaseFailure } from '../database-failure.js';
import { attachmentsFolder } from '../embedded/home.js';
import { StartFailure } from '../embedded/start-failure.js';

/** Recomputes the hash chain of every stream and looks for what was cut off; exit code 1 unless all is whole. */
export const verifyAudit = (options: { agency?: string }): Promise<void> =>
  withDatabases(['app', 'feed'], async ({ app, feed }) => {
    const application = await applicationOn(app);
    try {
      const listed = await application.processes.agencies();
      const recorded = await agenciesOnRecord(feed);
      const unlisted = recorded.filter((agencyId) => !listed.includes(agencyId));
      const wanted =
        options.agency === undefined
          ? [...listed, ...unlisted]
          : [await chooseAgency(application, options.agency)];
      await verifyEach(application, wanted, unlisted);
    } finally {
      await application.close();
    }
  });

async function verifyEach(
  application: Application,
  agencies: readonly string[],
  unlisted: readonly string[],
): Promise<void> {
  if (agencies.length === 0)
    throw new StartFailure(
      'Cơ sở dữ liệu này không có cơ quan nào: không có gì để kiểm tra, và cũng không thể nói là toàn vẹn.',
      'There is no agency in this database: nothing to verify, and nothing that could be called intact.',
    );
  for (const agencyId of agencies) {
    const verified = await application.processes.verifyAudit(agencyId);
    const missed = unlisted.includes(agencyId);
    process.stdout.write(verificationText(agencyId, verified) + (missed ? unlistedText(agencyId) : ''));
    const lost = await lostFiles(application, agencyId);
    process.stdout.write(lostFilesText(agencyId, lost));
    if (!verified.whole || missed || lost.length > 0) process.exitCode = 1;
  }
}

/** Of the files that the record names, those that are not there as they were received. */
async function lostFiles(application: Application, agencyId: string): Promise<readonly string[]> {
  const files = new AttachmentFiles(attachmentsFolder());
  const lost: string[] = [];
  for (const hash of await application.processes.attachments(agencyId))
    if ((await files.read(agencyId, hash)) === undefined) lost.push(hash);
  return lost;
}

/** What the list of agencies should name: nobody verifies, rebuilds or reminds an agency that it does not. */
async function agenciesOnRecord(feedUrl: string): Promise<readonly string[]> {
  const feed = new pg.Client({ connectionString: feedUrl, application_name: 'dondoc-verify' });
  try {
    await feed.connect();
    const recorded = await recordedAgencies(feed);
    return recorded.filter(({ organised }) => organised).map(({ agencyId }) => agencyId);
  } catch (error) {
    throw databaseFailure(error, { variable: 'DATABASE_FEED_URL', url: feedUrl });
  } finally {
    await feed.end().catch(() => undefined);
  }
}
