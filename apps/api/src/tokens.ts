/** What Nest injects by: the application and what the frame was started with. */
export const APPLICATION = Symbol('application');
export const TEMPORAL_VIEW = Symbol('temporal-view');
export const METRICS = Symbol('metrics');
/** Who was turned away, on its way to the record. */
export const ENTRY_LOG = Symbol('entry-log');
/** Who is being told of changes. */
export const LIVE_STREAMS = Symbol('live-streams');
/** The files of reports. */
export const ATTACHMENT_FILES = Symbol('attachment-files');
/** Long work, and what it has made. */
export const JOBS = Symbol('jobs');
export const JOB_FILES = Symbol('job-files');
/** Null where no issuer is set up. */
export const SIGN_IN = Symbol('sign-in');
