import type { Rounds } from '@dondoc/application';
import type { Progress, ReportRef, RoundRef } from '@dondoc/contracts';
import { stepCommandId } from '@dondoc/contracts';
import type { ProcessSide } from '@dondoc/worker';

/** A report whose limit is the one it opened with, and of which nothing was sent. */
interface Sharing {
  readonly ref: ReportRef;
  readonly progress: Progress;
}

const isOf =
  (round: RoundRef) =>
  ({ ref }: Sharing): boolean =>
    ref.planId === round.planId && ref.period === round.period;

/** The rounds of a paper office: the same commands, one by one. */
export const paperRounds = (sharing: () => readonly Sharing[], bus: ProcessSide['bus']): Rounds => ({
  toCome: () => Promise.reject(new Error('Nobody reconciles a paper office')),
  nextAt: (round, after) => {
    const instants = sharing()
      .filter(isOf(round))
      .flatMap(({ progress }) => progress.due[0]?.at ?? [])
      .filter((at) => after === null || at > after);
    return Promise.resolve(instants.sort()[0] ?? null);
  },
  carryOut: async (round, { actor, now }) => {
    let recorded = 0;
    for (;;) {
      const due = sharing()
        .filter(isOf(round))
        .flatMap(
          ({
            ref,
            progress: {
              due: [step],
            },
          }) => (step && step.at <= now ? [{ ref, step }] : []),
        );
      if (due.length === 0) return { recorded, left: 0 };
      for (const { ref, step } of due) {
        await bus.execute({
          agencyId: ref.agencyId,
          commandId: stepCommandId(ref, step),
          actor,
          now,
          target: { kind: 'report', reportId: ref.reportId },
          command: { type: 'CarryOutStep', step: step.step, arming: step.arming },
        });
        recorded += 1;
      }
    }
  },
});
