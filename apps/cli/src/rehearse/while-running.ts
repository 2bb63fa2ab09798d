import { StartFailure, textOf } from '../embedded/start-failure.js';

const ended = (why: string, options?: ErrorOptions): StartFailure =>
  new StartFailure(
    `Worker của Temporal đã dừng giữa buổi diễn tập (${why}).`,
    `Temporal's worker ended in the middle of the rehearsal (${why}).`,
    options,
  );

/** The work's outcome; throws StartFailure at once when the worker ends before it. */
export const whileRunning = <T>(worker: Promise<void>, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    worker.then(
      () => {
        throw ended('không báo lỗi / without an error');
      },
      (error: unknown) => {
        throw ended(textOf(error), { cause: error });
      },
    ),
  ]);
