/** A stream from which no state can be made; what it meant is not guessed. The cause tells which event, and why. */
export class UnreadableStream extends Error {
  readonly code = 'UNREADABLE_STREAM';

  constructor(
    readonly agencyId: string,
    readonly streamId: string,
    options: { readonly cause: unknown },
  ) {
    const why = options.cause instanceof Error ? options.cause.message : String(options.cause);
    super(`the stream ${streamId} of the agency ${agencyId} cannot be read: ${why}`, options);
    this.name = 'UnreadableStream';
  }
}
