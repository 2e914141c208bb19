import { defineStateMachine } from '@pho-hien/kernel';
import type { ContestDecider } from './who.ts';

/** The states of a score sheet. */
export const SHEET_STATUSES = [
  'EMPTY',
  'IN_PROGRESS',
  'SUBMITTED',
  'REOPENED',
  /** The judge recused: it never counts, and its entry goes to another. */
  'VOID',
] as const;

/** The state of a score sheet. */
export type SheetStatus = (typeof SHEET_STATUSES)[number];

/** What can happen to a score sheet. */
export type SheetStep = 'save' | 'submit' | 'reopen' | 'recuse';

/** How a sheet goes: saved as one types, submitted when complete, reopened by the secretary with a reason. */
export const sheetLifecycle = defineStateMachine<SheetStatus, SheetStep, ContestDecider>({
  states: SHEET_STATUSES,
  initial: ['EMPTY'],
  transitions: [
    { event: 'save', from: ['EMPTY', 'IN_PROGRESS'], to: 'IN_PROGRESS', by: ['judge'] },
    { event: 'save', from: ['REOPENED'], to: 'REOPENED', by: ['judge'] },
    { event: 'submit', from: ['IN_PROGRESS', 'REOPENED'], to: 'SUBMITTED', by: ['judge'] },
    { event: 'reopen', from: ['SUBMITTED'], to: 'REOPENED', by: ['secretary'] },
    {
      event: 'recuse',
      from: ['EMPTY', 'IN_PROGRESS', 'REOPENED', 'SUBMITTED'],
      to: 'VOID',
      by: ['judge', 'secretary'],
    },
  ],
});

/** Whether work on the sheet has begun, so that assigning anew never moves it. */
export function hasBegun(status: SheetStatus): boolean {
  return status === 'IN_PROGRESS' || status === 'SUBMITTED' || status === 'REOPENED';
}
