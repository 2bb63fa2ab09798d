import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { PROBLEMS } from './answers.decorator.js';
import { TOKEN_PREFIX } from './auth/admission.js';
import { problemResponse } from './problem.response.js';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Responses = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'The request is not right; see `errors`.',
  401: 'No valid token or session.',
  403: 'Not for this person to do.',
  404: 'Not there, or not yours to see.',
  408: 'It took too long to arrive.',
  409: 'Against the present state.',
  410: 'It was there, and is no longer as it was.',
  412: 'It changed since it was loaded.',
  413: 'The body is too large.',
  414: 'The address is too long.',
  415: 'Not of a type that is taken.',
  422: 'What was sent breaks a rule.',
  428: 'If-Match is missing.',
  429: 'Too many requests within a minute.',
  431: 'The headers are too large.',
  500: 'Unforeseen; nothing was half-written.',
  503: 'Temporarily unavailable.',
};

const requestId = {
  'X-Request-Id': {
    description: 'Correlation id, also in the log.',
    required: true,
    schema: { type: 'string' as const, format: 'uuid' },
  },
};
const retryAfter = {
  'Retry-After': {
    description: 'Seconds after which to send it again.',
    required: true,
    schema: { type: 'string' as const, pattern: '^\\d+$' },
  },
};
/** Answered before there is a request that could have an id. */
const WITHOUT_REQUEST: readonly number[] = [408, 431];
const TO_BE_REPEATED: readonly number[] = [429, 503];

const named = (status: number): string => `Problem${status}`;

const responseOf = (status: number) => ({
  description: DESCRIPTIONS[status] ?? '',
  headers: {
    ...(WITHOUT_REQUEST.includes(status) ? {} : requestId),
    ...(TO_BE_REPEATED.includes(status) ? retryAfter : {}),
  },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Where a person goes by themselves; see `wantsPage`. */
const pageOf = (status: number) => {
  const { content, ...response } = responseOf(status);
  return { ...response, content: { ...content, 'text/html': { schema: { type: 'string' as const } } } };
};

const responses = (): Responses =>
  Object.fromEntries(
    Object.keys(DESCRIPTIONS).map((status) => [named(Number(status)), responseOf(Number(status))]),
  );

/** With which problems an operation may be answered, by what it takes and asks for; others it names itself. */
function problemsOf(path: string, method: string, operation: Operation): readonly number[] {
  const parameters = (operation.parameters ?? []).flatMap((each) => ('name' in each ? [each] : []));
  const inPath = parameters.some((parameter) => parameter.in === 'path');
  const ofToken = path.startsWith(`${TOKEN_PREFIX}/`);
  const asks = (operation as { 'x-asks'?: unknown })['x-asks'];
  const found = [
    ...[429, 431, 500, 503],
    ...(parameters.length > 0 ? [400] : []),
    ...(inPath ? [404, 414] : []),
    ...(ofToken ? [401] : []),
    ...(ofToken && asks !== 'ReadMyself' ? [403] : []),
    // A body is read, and may be none, whether or not one is wanted.
    ...(method === 'get' ? [] : [400, 408, 413, 415]),
    ...(ofToken && method !== 'get' ? [409, 422] : []),
    ...(parameters.some(({ name }) => name === 'If-Match') ? [412, 428] : []),
    ...((operation as { [PROBLEMS]?: readonly number[] })[PROBLEMS] ?? []),
  ];
  return [...new Set(found)].sort((a, b) => a - b);
}

/** A file is sent as it is, whatever the handler gets. */
function bodyOf({ requestBody }: Operation): Pick<Operation, 'requestBody'> {
  if (requestBody === undefined || '$ref' in requestBody) return {};
  const content = Object.entries(requestBody.content).map(([type, body]) =>
    type === 'application/json'
      ? [type, body]
      : [type, { schema: { type: 'string', minLength: 1, pattern: '^[^\\u0000]*$' } }],
  );
  return {
    requestBody: { ...requestBody, content: Object.fromEntries(content) as typeof requestBody.content },
  };
}

function withProblems(path: string, method: string, operation: Operation): Operation {
  const { [PROBLEMS]: _, ...documented } = operation as Operation & { [PROBLEMS]?: unknown };
  const answers = Object.entries(operation.responses).map(([status, response]) =>
    response === undefined || '$ref' in response
      ? [status, response]
      : [status, { ...response, headers: { ...response.headers, ...requestId } }],
  );
  const problems = problemsOf(path, method, operation).map((status) => [
    String(status),
    method === 'get' && path.startsWith('/auth/')
      ? pageOf(status)
      : { $ref: `#/components/responses/${named(status)}` },
  ]);
  return {
    ...documented,
    ...bodyOf(operation),
    ...(path.startsWith(`${TOKEN_PREFIX}/`) ? {} : { security: [] }),
    responses: Object.fromEntries([...answers, ...problems]) as Operation['responses'],
  };
}

const METHODS = ['get', 'post', 'put'] as const;

/** The document with every problem that an operation may be answered with, and what every answer carries. */
export function documentProblems({ paths, components, ...document }: OpenAPIObject): OpenAPIObject {
  const schema = JSON.stringify(z.toJSONSchema(problemResponse, { target: 'openapi-3.0', io: 'output' }));
  const { definitions: _, ...problem } = JSON.parse(
    schema.replaceAll('#/definitions/', '#/components/schemas/'),
  ) as Record<string, unknown>;
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path,
        METHODS.reduce(
          (done, method) =>
            done[method] ? { ...done, [method]: withProblems(path, method, done[method]) } : done,
          item,
        ),
      ]),
    ),
    components: {
      ...components,
      schemas: { ...components?.schemas, Problem: problem },
      responses: responses(),
    },
  };
}
