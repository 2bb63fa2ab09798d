/** Sessions and tokens of the person, whoever it is: of an administrator too, and by themselves. */
export interface EndAccess {
  readonly type: 'EndAccess';
  readonly personId: string;
  readonly reason: string;
}
/** Everybody's at once, also that of whoever asks. */
export interface EndAllAccess {
  readonly type: 'EndAllAccess';
  readonly reason: string;
}
/** One's own, in whatever office or none; nobody needs to be asked for it or told why. */
export interface EndOwnAccess {
  readonly type: 'EndOwnAccess';
}
