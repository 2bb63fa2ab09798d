import type { FastifyRequest } from 'fastify';
import { TOKEN_PREFIX } from './admission.js';

/** Sent by a page that asks for something by itself, because it was told of a change. */
const UNATTENDED = 'dondoc-unattended';

/** Open as long as a page is, whoever sits before it. */
const LIVE_ADDRESS = `${TOKEN_PREFIX}/live`;

/** Whether a request shows that somebody is there: what a page does by itself keeps no session alive. */
export const isAttended = ({ routeOptions, headers }: FastifyRequest): boolean =>
  routeOptions.url !== LIVE_ADDRESS && headers[UNATTENDED] === undefined;
