import { readdirSync, readFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FOLDER = new URL('../sql/', import.meta.url);
const NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;
/** TypeORM takes the last 13 digits of a name for a time; ours is the file's number on top of this. */
const ZERO = 1_700_000_000_000;

export interface SqlMigration extends MigrationInterface {
  readonly name: string;
}

/**
 * One migration class per numbered file in `sql/`, in order of number. A file is never edited once
 * released: the next change is the next number.
 */
export function sqlMigrations(files: readonly string[] = readdirSync(FOLDER)): (new () => SqlMigration)[] {
  const numbered = files
    .filter((file) => file.endsWith('.sql'))
    .map((file) => ({ file, number: numberOf(file) }))
    .sort((left, right) => left.number - right.number);
  numbered.forEach(({ file, number }, index) => {
    if (numbered[index + 1]?.number === number) throw new Error(`two migrations have the number of ${file}`);
  });
  return numbered.map(({ file, number }) => sqlMigration(file, number));
}

/** Every migration that this program brings, in order. */
export const sqlMigrationNames = (): string[] => sqlMigrations().map((Migration) => new Migration().name);

function numberOf(file: string): number {
  const number = NAME.exec(file)?.[1];
  if (number === undefined) throw new Error(`${file} is not named like 0001-what-it-does.sql`);
  return Number(number);
}

function sqlMigration(file: string, number: number): new () => SqlMigration {
  return class implements SqlMigration {
    readonly name = `${file.replace('.sql', '')}-${ZERO + number}`;

    async up(owner: QueryRunner): Promise<void> {
      await owner.query(readFileSync(new URL(file, FOLDER), 'utf8'));
    }

    down(): Promise<void> {
      return Promise.reject(new Error('migrations only go forward: restore a backup'));
    }
  };
}
