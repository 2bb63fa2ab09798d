import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** A type as it is sent: `readonly` says nothing there. */
type Sent<T> = T extends readonly (infer Item)[]
  ? Sent<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Sent<T[Key]> }
    : T;

type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Nothing to ask for where the two are the same, and else what no descriptor has, named after what is wrong. */
type Tied<Schema, Answer> =
  Same<Sent<Schema>, Sent<Answer>> extends true
    ? unknown
    : { readonly answerIsNotOfItsSchema: [schema: Sent<Schema>, answer: Sent<Answer>] };

/** Of a method that answers with exactly this; it does not compile on any other. */
export type AnswersWith<Schema> = <Method extends (...parameters: never[]) => unknown>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<Method> & Tied<Schema, Awaited<ReturnType<Method>>>,
) => void;

interface Answering {
  readonly status?: number;
  readonly description?: string;
  /** Statuses of problems that do not follow from what the route takes; see `problemsOf`. */
  readonly problems?: readonly number[];
}

/** In the document until `openApiDocument` has made responses of it. */
export const PROBLEMS = 'x-problems';

const ETAG = {
  description: 'The `etag` of the body, in double quotes.',
  schema: { type: 'string' as const },
};

/** Only a body that always has an etag is always sent with the header. */
const etagOf = (schema: z.ZodType) => {
  if (schema instanceof z.ZodUnion) return { ETag: ETAG };
  return schema instanceof z.ZodObject && 'etag' in schema.shape ? { ETag: { ...ETAG, required: true } } : {};
};

/**
 * Documents what a route answers, for readers, generated clients and whoever tests it by the document. The type of
 * the schema is held against what the method returns, field by field: neither changes without the other.
 */
export const Answers = <Schema extends z.ZodType>(
  schema: Schema,
  { status = 200, description = '', problems = [] }: Answering = {},
): AnswersWith<z.output<Schema>> =>
  applyDecorators(
    ApiResponse({ status, description, standardSchema: schema, headers: etagOf(schema) }),
    ApiExtension(PROBLEMS, problems),
  );

/** Documents a route that answers with text of that type as long as it is asked for. */
export const Streams = (type: string) =>
  ApiResponse({
    status: 200,
    description: 'Goes on until either side ends it.',
    content: { [type]: { schema: { type: 'string' } } },
  });

/** Documents a route that answers with a file. */
export const Gives = (type: string, problems: readonly number[] = []) =>
  applyDecorators(
    ApiResponse({
      status: 200,
      description: 'The file.',
      content: { [type]: { schema: { type: 'string', format: 'binary' } } },
    }),
    ApiExtension(PROBLEMS, problems),
  );

/** Documents a route that sends the browser elsewhere. */
export const Redirects = ({ problems }: Required<Pick<Answering, 'problems'>>) =>
  applyDecorators(
    ApiResponse({
      status: 302,
      description: 'Elsewhere.',
      headers: { Location: { description: 'Where to.', required: true, schema: { type: 'string' } } },
    }),
    ApiExtension(PROBLEMS, problems),
  );
