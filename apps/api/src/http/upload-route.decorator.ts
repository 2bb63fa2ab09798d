import { RouteConfig } from '@nestjs/platform-fastify';

/** A route that takes a file as it is, of any kind and as it comes: its body is a stream, which nobody gathers. */
export const UploadRoute = () => RouteConfig({ upload: true });
