import { Column, PrimaryColumn, type ValueTransformer } from 'typeorm';

interface Nullable {
  readonly nullable?: boolean;
}

/** Instants are text outside the database: UTC, ISO 8601, milliseconds. */
const asInstant: ValueTransformer = {
  to: (value: string | null | undefined) => value,
  from: (value: Date | null) => value?.toISOString() ?? null,
};

export const Key = (name: string): PropertyDecorator => PrimaryColumn({ name, type: 'text' });
export const IntegerKey = (name: string): PropertyDecorator => PrimaryColumn({ name, type: 'integer' });
export const InstantKey = (name: string): PropertyDecorator =>
  PrimaryColumn({ name, type: 'timestamptz', precision: 3, transformer: asInstant });
export const Text = (name: string, { nullable = false }: Nullable = {}): PropertyDecorator =>
  Column({ name, type: 'text', nullable });
export const Integer = (name: string, { nullable = false }: Nullable = {}): PropertyDecorator =>
  Column({ name, type: 'integer', nullable });
export const Flag = (name: string, { nullable = false }: Nullable = {}): PropertyDecorator =>
  Column({ name, type: 'boolean', nullable });
export const InstantColumn = (name: string, { nullable = false }: Nullable = {}): PropertyDecorator =>
  Column({ name, type: 'timestamptz', precision: 3, nullable, transformer: asInstant });
export const Texts = (name: string): PropertyDecorator => Column({ name, type: 'text', array: true });
/** `json`, not `jsonb`: kept as written, and that is as the events have it. */
export const Json = (name: string): PropertyDecorator => Column({ name, type: 'json' });
