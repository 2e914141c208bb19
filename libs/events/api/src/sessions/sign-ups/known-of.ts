import type { KnownSession } from '@pho-hien/events-core';
import type { EventSessionType } from '../session.graphql.ts';

/** What somebody knows who sees the session as it is. */
export function knownOf({ status, date, startsAt, endsAt, room }: EventSessionType): KnownSession {
  return { status, date, startsAt, endsAt, roomId: room?.id ?? null, roomName: room?.name ?? null };
}
