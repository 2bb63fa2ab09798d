import type { Application } from '@dondoc/application';

/** The part of the application that the processes use. */
export type ProcessSide = Pick<Application, 'bus' | 'clock'> & {
  readonly processes: Pick<
    Application['processes'],
    'progressOf' | 'standingOf' | 'assignmentInput' | 'openReports' | 'allOpenReports'
  >;
  readonly rounds: Application['rounds'];
};
