import { afterAll, beforeAll } from '@jest/globals';
import { SampleAgency } from '../../libs/application/src/agency.fixtures.js';
import type { Application, Asking } from '../../libs/application/src/application.types.js';
import { systemClock } from '../../libs/application/src/clock.js';
import { createApplication } from '../../libs/application/src/create-application.js';
import { playQ3 } from '../../libs/application/src/year.fixtures.js';
import { freshDatabase, type TestDatabase } from './postgres.js';

/** The morning after the story of `playQ3`. */
export const NOW = '2024-09-24T03:00:00.000Z';

interface PlayedQ3 {
  readonly database: TestDatabase;
  readonly application: Application;
  readonly agency: SampleAgency;
}

/** The sample agency on a database of its own, its third quarter played; set up and taken down with the spec file. */
export function playedQ3(): PlayedQ3 & { readonly asking: (personId: string, now?: string) => Asking } {
  let played: PlayedQ3 | undefined;
  const now = (): PlayedQ3 => {
    if (!played) throw new Error('Asked before the set-up of the spec file.');
    return played;
  };

  beforeAll(async () => {
    const database = await freshDatabase();
    const application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
    const agency = await SampleAgency.issued(application);
    played = { database, application, agency };
    await playQ3(agency);
  });
  afterAll(async () => {
    await played?.application.close();
    await played?.database.drop();
  });

  return {
    get database() {
      return now().database;
    },
    get application() {
      return now().application;
    },
    get agency() {
      return now().agency;
    },
    asking: (personId, at = NOW) => now().agency.asking(personId, at),
  };
}
