import { Admission } from './admission.entity.ts';
import { CheckInList } from './check-in-list.entity.ts';
import { CheckInListTicketType } from './check-in-list-ticket-type.entity.ts';
import { Device } from './device.entity.ts';
import { DevicePairing } from './device-pairing.entity.ts';
import { Gate } from './gate.entity.ts';
import { GateList } from './gate-list.entity.ts';
import { ListTally } from './list-tally.entity.ts';
import { Scan } from './scan.entity.ts';
import { Shift } from './shift.entity.ts';

export { Admission, CheckInList, CheckInListTicketType, Device, DevicePairing, Gate, GateList, ListTally, Scan, Shift };

/** Every table of this context. */
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
];
