import { RouteConfig } from '@nestjs/platform-fastify';

/** A route that takes a file's text: YAML as it is, or JSON with the text in it; 5 MB instead of 1. */
export const ImportRoute = () => RouteConfig({ import: true });
