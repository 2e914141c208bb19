/**
 * Who moves a contest on. `secretary` stands for whoever may set the contest up and run it, `entrant` for who may
 * act for the organisation that entered, `judge` for the judge whose sheet it is, `jury` for whoever records what
 * the jury decided, `system` for a date that has come.
 */
export type ContestDecider = 'secretary' | 'entrant' | 'judge' | 'jury' | 'system';
