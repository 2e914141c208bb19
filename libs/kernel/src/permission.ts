/** Everything that somebody may be allowed to do; who holds what is a table in identity-core. */
export const PERMISSIONS = [
  'event.create',
  /** See an event before it is published, and its settings. */
  'event.read',
  'event.manage',
  'event.publish',
  'registration.read',
  /** See address, number and note of those who registered, beside their names. */
  'registration.contact',
  'registration.decide',
  'ticket.manage',
  /** Words of the event's mails, announcements, sending a mail again. */
  'message.send',
  /** Lists, gates and devices. */
  'checkin.manage',
  /** The live count. */
  'checkin.watch',
  /** Hand scans in: also a revoked device may, and is told that it is revoked. */
  'scan.submit',
  /** Work as a gate: see its lists and let people in. */
  'scan.record',
  'scan.override',
  'audit.read',
  'staff.manage',
  'reference.manage',
  /** See an organisation's profile and its people. */
  'organisation.read',
  /** Fill in its profile. */
  'organisation.edit',
  /** Invite its people, and let them go. */
  'organisation.people',
  /** Act for it: register its team, enter contests, ask for a stand. */
  'organisation.represent',
  /** Find every organisation, with its people. */
  'organisation.search',
  /** Make one of two organisations that are the same. */
  'organisation.merge',
  /** Make a contest. */
  'contest.create',
  /** See a contest before it opens, its entries and its officials. */
  'contest.read',
  /** Set a contest up, find entries eligible, assign judges, open and close rounds. */
  'contest.manage',
  /** See sheets, rankings and progress before they are published. */
  'contest.watch',
  /** Score what one was assigned, and nothing else. */
  'contest.judge',
] as const;

/** One thing that somebody may be allowed to do. */
export type Permission = (typeof PERMISSIONS)[number];

/** The kinds of {@link Scope}, widest first; an organisation stands beside the events, a contest in one or beside them. */
export const SCOPE_KINDS = ['all', 'event', 'gate', 'organisation', 'contest'] as const;

/** How far a right reaches. */
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/**
 * The part of the world in which a right is held or asked for.
 * A gate and a contest name their event, because who holds a right in an event holds it in each of them.
 */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'gate'; readonly id: string; readonly eventId: string }
  | { readonly kind: 'organisation'; readonly id: string }
  /** The event is null for a contest that is part of none. */
  | { readonly kind: 'contest'; readonly id: string; readonly eventId: string | null };

/** The whole province. */
export const EVERYWHERE: Scope = { kind: 'all' };

/** One event with all its gates. */
export function inEvent(id: string): Scope {
  return { kind: 'event', id };
}

/** One gate of one event. */
export function atGate(id: string, eventId: string): Scope {
  return { kind: 'gate', id, eventId };
}

/** One organisation. */
export function inOrganisation(id: string): Scope {
  return { kind: 'organisation', id };
}

/** One contest, which may be part of an event. */
export function inContest(id: string, eventId: string | null): Scope {
  return { kind: 'contest', id, eventId };
}

/** Whether the first scope contains the second: everywhere holds all others, an event holds its gates and contests. */
export function contains(outer: Scope, inner: Scope): boolean {
  switch (outer.kind) {
    case 'all':
      return true;
    case 'event':
      if (inner.kind === 'event') return inner.id === outer.id;
      return (inner.kind === 'gate' || inner.kind === 'contest') && inner.eventId === outer.id;
    case 'gate':
      return inner.kind === 'gate' && inner.id === outer.id && inner.eventId === outer.eventId;
    case 'organisation':
      return inner.kind === 'organisation' && inner.id === outer.id;
    case 'contest':
      return inner.kind === 'contest' && inner.id === outer.id;
  }
}
