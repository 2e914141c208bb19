import type { DeviceRights, Permission } from '@pho-hien/kernel';

/** What a paired device may do at its own gate, and nowhere else. */
export const DEVICE_PERMISSIONS: Readonly<Record<DeviceRights, readonly Permission[]>> = {
  STEWARD: ['scan.record'],
  SUPERVISOR: ['scan.record', 'scan.override'],
};
