import type { Application } from '@dondoc/application';

/** The part of the application that the processes use. */
export type ProcessSide = Pick<Application, 'bus' | 'clock'> & {
  readonly processes: Pick<
    Application['processes'],
    'progressOf' | 'reportRef' | 'assignmentInput' | 'openReports' | 'allOpenReports'
  >;
  readonly rounds: Application['rounds'];
};
