/** A failure whose message tells a person what to do: Vietnamese first, English on the next line. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';

  constructor(vietnamese: string, english: string, options?: ErrorOptions) {
    super(`${vietnamese}\n${english}`, options);
  }
}

/** The text of anything thrown; for messages to people, never for decisions. */
export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
