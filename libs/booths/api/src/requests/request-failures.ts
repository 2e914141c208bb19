import { type StandCall, takesRequests } from '@pho-hien/booths-core';
import { DomainError } from '@pho-hien/kernel';

/** The event takes no requests at this moment. */
export class RequestsNotTaken extends DomainError<{ readonly opensAt: Date | null; readonly closesAt: Date | null }> {
  readonly code = 'RequestsNotTaken';
}

/** The organisation has a request at this event. */
export class AlreadyAsked extends DomainError<{ readonly requestId: string }> {
  readonly code = 'AlreadyAsked';
}

/** Throws `RequestsNotTaken` unless a request that arrived then is taken. */
export function requireOpen(call: StandCall | null, at: Date): void {
  if (takesRequests(call, at)) return;
  throw new RequestsNotTaken({ opensAt: call?.opensAt ?? null, closesAt: call?.closesAt ?? null });
}
