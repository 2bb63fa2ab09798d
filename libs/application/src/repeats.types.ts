/** What repeats could not be recorded yet: for a log. */
export type TellOfRepeats = (
  repeats: {
    readonly agencyId: string;
    readonly streamId: string;
    readonly type: string;
    readonly count: number;
  },
  error: unknown,
) => void;

export interface RepeatsApi {
  /**
   * Records what was counted since the last time: to be called each minute, and called by `close()` once more. Never
   * fails; what cannot be written is told of and tried again the next time.
   */
  write(tell?: TellOfRepeats): Promise<void>;
}
