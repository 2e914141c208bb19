import { m } from '@pho-hien/messages';
import type { DeviceState, RoomState } from '#generated/graphql.ts';

/** What a room's state is called, and how loudly. */
export const roomWords: Record<RoomState, { text: () => string; tone: string }> = {
  UNLIMITED: { text: m.live_room_unlimited, tone: 'text-ink-soft' },
  FREE: { text: m.live_room_free, tone: 'text-ink-soft' },
  NEARLY_FULL: { text: m.live_room_nearly_full, tone: 'font-semibold text-amber-ink' },
  FULL: { text: m.live_room_full, tone: 'font-semibold text-bad' },
};

/** What a device's state is called, and how loudly. */
export const deviceWords: Record<DeviceState, { text: () => string; tone: string }> = {
  HEARD: { text: m.live_device_heard, tone: 'text-ink-soft' },
  SILENT: { text: m.live_device_silent, tone: 'font-semibold text-amber-ink' },
  NEVER_HEARD: { text: m.live_device_never, tone: 'text-ink-soft' },
  LEASE_ENDED: { text: m.live_device_lease_ended, tone: 'font-semibold text-bad' },
  REVOKED: { text: m.live_device_revoked, tone: 'text-ink-soft' },
};
