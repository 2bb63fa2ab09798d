/** A pause that somebody can end early; a call that comes while nobody waits ends the next pause. */
export class WakeUp {
  private called = false;
  private end: (() => void) | undefined;

  call(): void {
    this.called = true;
    this.end?.();
  }

  forget(): void {
    this.called = false;
  }

  /** Waits at most so many milliseconds; true when it was ended early. */
  async pause(milliseconds: number): Promise<boolean> {
    if (!this.called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.end = undefined;
    }
    const early = this.called;
    this.called = false;
    return early;
  }
}
