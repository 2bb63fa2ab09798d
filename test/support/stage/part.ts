import type { Child } from '@dondoc/cli/embedded';

/** One process of a stage; started again it has the same port and the same data. */
export class Part {
  private child: Child | undefined;
  private ended = false;

  constructor(
    readonly name: string,
    readonly logFile: string,
    private readonly launch: (env: NodeJS.ProcessEnv) => Promise<Child>,
  ) {}

  /** Of the process that runs, or ran last. */
  get pid(): number {
    return this.current().pid;
  }

  get exited(): Child['exited'] {
    return this.current().exited;
  }

  /** Resolves when it works. `env` is for this run only, over what the part has anyway. */
  async start(env: NodeJS.ProcessEnv = {}): Promise<void> {
    const child = await this.launch(env);
    this.child = child;
    this.ended = false;
    void child.exited.then(() => (this.ended ||= this.child === child));
  }

  /** It was started, and does not run any more. */
  get hasEnded(): boolean {
    return this.ended;
  }

  /** Ends it without notice; resolves when it is gone. */
  async kill(): Promise<void> {
    this.send('SIGKILL');
    await this.exited;
  }

  /** Any signal; what comes of it is the caller's to await. A process that is gone gets none. */
  send(signal: NodeJS.Signals): void {
    try {
      process.kill(this.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Stops it where it is. Of PostgreSQL this holds the postmaster alone: sessions that are open go on. */
  pause(): void {
    this.send('SIGSTOP');
  }

  resume(): void {
    this.send('SIGCONT');
  }

  /** In order, as an operator would; a part that never started has nothing to stop. */
  async stop(): Promise<void> {
    if (!this.child) return;
    // One that is paused could not hear it.
    this.resume();
    await this.child.stop();
  }

  private current(): Child {
    if (!this.child) throw new Error(`${this.name} was never started`);
    return this.child;
  }
}
