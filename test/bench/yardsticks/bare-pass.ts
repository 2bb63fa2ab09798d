import type { Stage } from '../../support/stage/index.js';
import { eventColumns, withClient } from './bare-rows.js';

const STEPS = `agency_id = $1 AND stream_id LIKE $2 AND type IN ('DeadlineMissed', 'EscalationRaised')`;

/**
 * The rows that the storm wrote, written once more by one set-based pass that decides nothing: its events, its
 * commands and its escalations, and the reports brought up to date. Seconds for each time.
 */
export const barePasses = (
  stage: Stage,
  { agencyId, planId }: { readonly agencyId: string; readonly planId: string },
  bareUrl: string,
  times: number,
): Promise<number[]> =>
  withClient(bareUrl, async (client) => {
    const columns = await eventColumns(client);
    const ofPlan = [agencyId, planId];
    const ofStreams = [agencyId, `report-${planId}-%`];
    const { rows: updated } = await client.query<{ column: string }>(
      `SELECT attname AS column FROM pg_attribute WHERE attrelid = 'reports'::regclass AND attnum > 0
         AND attname NOT IN ('agency_id', 'report_id')`,
    );
    const set = updated.map(({ column }) => `${column} = now.${column}`).join(', ');
    const seconds: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await client.query('TRUNCATE events, commands, reports, escalations');
      await client.query(
        'INSERT INTO reports SELECT * FROM public.reports WHERE agency_id = $1 AND plan_id = $2',
        ofPlan,
      );
      const since = performance.now();
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO events (${columns}) SELECT ${columns} FROM public.events WHERE ${STEPS}`,
        ofStreams,
      );
      await client.query(
        `INSERT INTO commands SELECT * FROM public.commands WHERE agency_id = $1 AND command_id IN
           (SELECT command_id FROM public.events WHERE ${STEPS})`,
        ofStreams,
      );
      await client.query(
        `INSERT INTO escalations SELECT escalations.* FROM public.escalations
           JOIN public.reports USING (agency_id, report_id) WHERE agency_id = $1 AND plan_id = $2`,
        ofPlan,
      );
      await client.query(
        `UPDATE reports SET ${set} FROM public.reports AS now
         WHERE reports.agency_id = $1 AND reports.plan_id = $2
           AND now.agency_id = reports.agency_id AND now.report_id = reports.report_id`,
        ofPlan,
      );
      await client.query('COMMIT');
      seconds.push((performance.now() - since) / 1000);
    }
    return seconds;
  });
