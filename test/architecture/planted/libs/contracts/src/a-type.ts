export interface Fact {
  readonly said: string;
}
