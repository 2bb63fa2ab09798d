/** What the issuer says of somebody. */
export type Claims = Readonly<Record<string, unknown>>;

/** Between the clocks of two machines. */
export const TOLERANCE_SECONDS = 30;
