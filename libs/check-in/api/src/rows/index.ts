import { Admission } from './admission.entity.ts';
import { CheckInList } from './check-in-list.entity.ts';
import { CheckInListTicketType } from './check-in-list-ticket-type.entity.ts';
import { ConflictRow } from './conflict.entity.ts';
import { Device } from './device.entity.ts';
import { DevicePairing } from './device-pairing.entity.ts';
import { Gate } from './gate.entity.ts';
import { GateList } from './gate-list.entity.ts';
import { GateOrganisation } from './gate-organisation.entity.ts';
import { GateWalkUp } from './gate-walk-up.entity.ts';
import { ListTally } from './list-tally.entity.ts';
import { QuarantinedFact } from './quarantined-fact.entity.ts';
import { ReceivingKey } from './receiving-key.entity.ts';
import { Scan } from './scan.entity.ts';
import { Shift } from './shift.entity.ts';
import { TicketSeal } from './ticket-seal.entity.ts';
import { WalkUpBlock } from './walk-up-block.entity.ts';

export {
  Admission,
  CheckInList,
  CheckInListTicketType,
  ConflictRow,
  Device,
  DevicePairing,
  Gate,
  GateList,
  GateOrganisation,
  GateWalkUp,
  ListTally,
  QuarantinedFact,
  ReceivingKey,
  Scan,
  Shift,
  TicketSeal,
  WalkUpBlock,
};

/** Every table of this context. */
export type { QuarantineReason } from './quarantined-fact.entity.ts';

export const checkInRows = [
  CheckInList,
  CheckInListTicketType,
  Gate,
  GateList,
  Device,
  DevicePairing,
  Scan,
  Admission,
  ListTally,
  Shift,
  TicketSeal,
  GateOrganisation,
  ConflictRow,
  QuarantinedFact,
  ReceivingKey,
  GateWalkUp,
  WalkUpBlock,
];
