/**
 * Long work that anyone may ask for: one piece at a time, and whoever asks for what is under way or waiting gets that
 * one's outcome. So it takes one connection, however many ask.
 */
export class OneAtATime<Outcome> {
  private readonly asked = new Map<string, Promise<Outcome>>();
  private last: Promise<unknown> = Promise.resolve();

  /** `key` names the work. */
  readonly run = (key: string, work: () => Promise<Outcome>): Promise<Outcome> => {
    const known = this.asked.get(key);
    if (known) return known;
    const outcome = this.last.then(work).finally(() => this.asked.delete(key));
    this.asked.set(key, outcome);
    // The next one's turn comes whatever became of this one.
    this.last = outcome.catch(() => undefined);
    return outcome;
  };
}
