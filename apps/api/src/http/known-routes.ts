import type { FastifyInstance } from 'fastify';

/** The routes as registered, to tell a wrong method (405) from an unknown address (404). */
export class KnownRoutes {
  private readonly routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      const source = url
        .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll(/:\w+/g, '[^/]+')
        .replaceAll('*', '.*');
      this.routes.push({ pattern: new RegExp(`^${source}$`), methods: [method].flat() });
    });
  }

  /** Methods of an address, sorted; empty when there is no such address. */
  methodsOf(url: string): readonly string[] {
    const path = url.split('?', 1)[0] ?? url;
    const found = this.routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
    return [...new Set(found)].sort();
  }
}
