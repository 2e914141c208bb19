import { entryLifecycle, type EntryStatus, type EntryStep } from '@pho-hien/contests-core';
import { nextState } from '@pho-hien/kernel';

/** Whether something can happen to an entry that stands there: decides what is offered, never what is allowed. */
export const canStep = (status: EntryStatus, step: EntryStep): boolean =>
  nextState(entryLifecycle, status, step) !== null;
