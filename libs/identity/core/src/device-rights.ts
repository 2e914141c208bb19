import type { DeviceActor, DeviceRights, Permission } from '@pho-hien/kernel';

/** What a paired device may do at its own gate, and nowhere else. */
export const DEVICE_PERMISSIONS: Readonly<Record<DeviceRights, readonly Permission[]>> = {
  STEWARD: ['scan.submit', 'scan.record'],
  SUPERVISOR: ['scan.submit', 'scan.record', 'scan.override'],
};

/** What this device may do at its own gate, now. */
export function devicePermissions({ rights, revoked }: DeviceActor): readonly Permission[] {
  return revoked ? ['scan.submit'] : DEVICE_PERMISSIONS[rights];
}
