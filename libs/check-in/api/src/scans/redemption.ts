import { type DeviceActor, InvalidInput } from '@pho-hien/kernel';
import type { ReadCode } from './read-code.ts';
import type { RedeemTicketInput } from './scan.graphql.ts';

/** One scan on its way to its verdict. */
export interface Redemption {
  readonly device: DeviceActor;
  readonly input: RedeemTicketInput;
  readonly receivedAt: Date;
  readonly code: ReadCode;
}

/** The list is not one that the device's gate scans for, if there is such a list at all. */
export const notOfThisGate = () => new InvalidInput([{ field: 'listId', code: 'unknown_value' }]);
