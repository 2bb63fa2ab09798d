export { createApi, type ApiOptions } from './create-api.js';
export { configFrom, type ApiConfig } from './config.js';
export type { SignInConfig } from './sign-in/sign-in-config.js';
export { MIN_SECRET_BYTES, signToken, type TokenOptions } from './http/auth/token.js';
export type { TemporalConfig } from './temporal/connection.js';
