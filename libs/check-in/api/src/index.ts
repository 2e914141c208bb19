export { checkInPersistence } from './check-in-persistence.ts';
export { CheckInModule } from './check-in.module.ts';
export { DeviceTokens } from './devices/device-tokens.ts';
export { type PairedDevice, PairDevice } from './devices/pair-device.ts';
export { StartPairing } from './devices/start-pairing.ts';
export { CreateGate } from './gates/create-gate.ts';
export { CreateCheckInList } from './lists/create-check-in-list.ts';
export { CheckInList, Device, Gate, Scan } from './rows/index.ts';
export { RedeemTicket } from './scans/redeem-ticket.ts';
