import { describe, expect, it } from '@jest/globals';
import { sqlMigrations } from './migrations.js';

const namesOf = (files: string[]) => sqlMigrations(files).map((Migration) => new Migration().name);

describe('the list of migrations', () => {
  it('goes by number, whatever order the folder gives', () => {
    expect(namesOf(['0010-later.sql', '0002-second.sql', '0001-first.sql', 'notes.md'])).toEqual([
      '0001-first-1700000000001',
      '0002-second-1700000000002',
      '0010-later-1700000000010',
    ]);
  });

  it('refuses two files with one number', () => {
    expect(() => namesOf(['0001-a.sql', '0001-b.sql'])).toThrow(
      'two migrations have the number of 0001-a.sql',
    );
  });

  it('refuses a file it would otherwise pass over', () => {
    expect(() => namesOf(['1-first.sql'])).toThrow('1-first.sql is not named like 0001-what-it-does.sql');
  });

  it('begins with the roles and the store', () => {
    expect(sqlMigrations().map((Migration) => new Migration().name)).toEqual(
      expect.arrayContaining([
        '0001-roles-1700000000001',
        '0002-event-store-1700000000002',
        '0003-feed-1700000000003',
      ]),
    );
  });
});
