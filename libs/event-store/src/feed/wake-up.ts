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

  /** Waits at most so many milliseconds. */
  async pause(milliseconds: number): Promise<void> {
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
    this.called = false;
  }
}
