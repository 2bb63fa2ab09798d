import { routesOf, type Asked, type Route } from '../permissions/routes.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
}
interface Operation {
  readonly 'x-asks'?: string;
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> };
}
/** As much of an OpenAPI file as is looked at here. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const PREFIX = '/api/v1/';
const addressOf = ({ method, name }: Route): string =>
  `${method} ${PREFIX}${name.replaceAll(/:(\w+)/g, '{$1}')}`;

/** What the request fills the address in with. */
function valuesIn(name: string, path: string): Readonly<Record<string, string>> {
  const [address = '', query = ''] = path.split('?');
  const pattern = new RegExp(`^${name.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  return { ...pattern.exec(address)?.groups, ...Object.fromEntries(new URLSearchParams(query)) };
}

/** Of an address such as `GET /api/v1/plans/{planId}`. */
export interface Real {
  /** What somebody who means it sends; `seen` is the ETag, null for none. */
  readonly askedAt: (address: string, route: Route) => Asked;
  /** Cursors that pages of the list gave. */
  readonly cursorsOf: (address: string) => readonly string[] | undefined;
}

/**
 * The document with what is real: as the example of every operation, a request that it may well accept, from which
 * what is made up starts; and which cursors there are, since the document cannot say more of them than that they
 * are text.
 */
export function withWhatIsReal(document: Document, real: Real): Document {
  const routes = new Map(routesOf().map((route) => [addressOf(route), route]));
  const operations = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item).map(([method, operation]) => {
        const address = `${method.toUpperCase()} ${path}`;
        const route = routes.get(address);
        return [method, route ? made(operation, route, address, real) : operation];
      }),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(operations) as Document['paths'] };
}

function made(operation: Operation, route: Route, address: string, real: Real): Operation {
  const asked = real.askedAt(address, route);
  const values = valuesIn(route.name, asked.path);
  const parameters = (operation.parameters ?? []).map((parameter) => {
    const { name } = parameter;
    if (name === 'cursor') return { ...parameter, schema: { enum: real.cursorsOf(address) } };
    if (name === 'If-Match')
      return asked.seen === null ? parameter : { ...parameter, example: `"${asked.seen ?? ''}"` };
    return values[name] === undefined ? parameter : { ...parameter, example: values[name] };
  });
  const content = Object.entries(operation.requestBody?.content ?? {}).map(([type, media]) => {
    const example = type === 'application/json' ? asked.body : asked.raw;
    return [type, example === undefined ? media : { ...media, example }];
  });
  return {
    ...operation,
    parameters,
    ...(operation.requestBody && {
      requestBody: {
        ...operation.requestBody,
        content: Object.fromEntries(content) as Record<string, object>,
      },
    }),
  };
}
