import { type Permission, defineStateMachine } from '@pho-hien/kernel';

/** The states of a transfer. */
export const TRANSFER_STATUSES = ['OPEN', 'TAKEN', 'WITHDRAWN'] as const;

/** The state of a transfer. */
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** What can happen to a transfer. */
export type TransferStep = 'take' | 'withdraw';

/** How a ticket goes to somebody else: its holder names them, and whoever has the link takes it with their own consent. */
export const transferLifecycle = defineStateMachine<
  TransferStatus,
  TransferStep,
  Permission | 'holder' | 'whoever has the link'
>({
  states: TRANSFER_STATUSES,
  initial: ['OPEN'],
  transitions: [
    { event: 'take', from: ['OPEN'], to: 'TAKEN', by: ['whoever has the link'] },
    { event: 'withdraw', from: ['OPEN'], to: 'WITHDRAWN', by: ['holder', 'registration.decide'] },
  ],
});
