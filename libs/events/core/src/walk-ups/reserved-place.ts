import { defineStateMachine, endOfDay, instantOf, type VietnamDay } from '@pho-hien/kernel';
import type { EventStatus } from '../event-lifecycle.ts';
import type { TicketValidity, ValidityDay } from '../ticket-validity.ts';

/** The states of a place that was reserved for a walk-up before anybody came. */
export const RESERVED_PLACE_STATUSES = [
  /** Held for whoever comes; its code is signed, but it is nobody's ticket yet. */
  'RESERVED',
  /** Somebody was registered with it: it is their ticket. */
  'USED',
  /** The ticket type has it back. */
  'RETURNED',
] as const;

/** The state of a reserved place. */
export type ReservedPlaceStatus = (typeof RESERVED_PLACE_STATUSES)[number];

/** A place is returned with its block; a walk-up that comes to light afterwards may have it again while there are places. */
export const reservedPlaceLifecycle = defineStateMachine<
  ReservedPlaceStatus,
  'use' | 'giveBack' | 'takeAgain',
  'device' | 'system' | 'checkin.manage'
>({
  states: RESERVED_PLACE_STATUSES,
  initial: ['RESERVED'],
  transitions: [
    { event: 'use', from: ['RESERVED'], to: 'USED', by: ['device'] },
    { event: 'giveBack', from: ['RESERVED'], to: 'RETURNED', by: ['system', 'checkin.manage'] },
    { event: 'takeAgain', from: ['RETURNED'], to: 'USED', by: ['device', 'checkin.manage'] },
  ],
});

/** Why a walk-up cannot be registered as it stands; a person decides. */
export const WALK_UP_OBSTACLES = [
  /** Its block had been revoked before it was used. */
  'BLOCK_REVOKED',
  /** Its place went back to the ticket type, and by now somebody else has it. */
  'NO_PLACE_LEFT',
  /** Somebody of the same name and address is registered: the same person, or another. */
  'ALREADY_REGISTERED',
] as const;

/** Why a walk-up cannot be registered as it stands. */
export type WalkUpObstacle = (typeof WALK_UP_OBSTACLES)[number];

/** Who a walk-up is whose name and address somebody has who is registered already, as a person found out. */
export const WALK_UP_IDENTITIES = [
  /** The same person: they come in with the ticket that they have. */
  'REGISTERED_PERSON',
  /** Somebody else: relatives share a name and an address. */
  'OTHER_PERSON',
] as const;

/** Who a walk-up is whose name and address somebody has already. */
export type WalkUpIdentity = (typeof WALK_UP_IDENTITIES)[number];

/** A live registration of the same name and address. */
export interface Namesake {
  readonly registrationId: string;
  /** Its ticket, where that is valid; `null`: none, or not yet. */
  readonly validTicketId: string | null;
}

/**
 * What becomes of a walk-up whose name and address somebody has: a person says who it is. The same person comes in
 * with the ticket that they have, so one who has none yet has to be confirmed first.
 *
 * @param namesakes those who are registered, the newest first
 * @param identity as a person found out; `null`: nobody said
 */
export function judgeNamesakes(
  namesakes: readonly Namesake[],
  identity: WalkUpIdentity | null,
): { readonly as: 'newcomer' } | { readonly as: 'registered'; readonly ticketId: string } | 'ALREADY_REGISTERED' {
  if (namesakes.length === 0 || identity === 'OTHER_PERSON') return { as: 'newcomer' };
  const ticketId = namesakes.find(({ validTicketId }) => validTicketId !== null)?.validTicketId;
  return identity === 'REGISTERED_PERSON' && ticketId ? { as: 'registered', ticketId } : 'ALREADY_REGISTERED';
}

/** What is known of the place that a walk-up comes with. */
export interface ReservedPlaceFacts {
  readonly status: ReservedPlaceStatus;
  /** When its block was revoked by a person; `null`: it was not. */
  readonly blockRevokedAt: Date | null;
}

/**
 * What becomes of a place when a walk-up is handed in for it, however late. A desk that was offline could not
 * hear of the revocation: what it did before counts.
 *
 * @param registeredAt when the person stood at the desk, by the server's clock
 * @param accepted a person has looked at it and takes it all the same
 */
export function judgeReservedPlace(
  { status, blockRevokedAt }: ReservedPlaceFacts,
  registeredAt: Date,
  accepted: boolean,
): 'use' | 'takeAgain' | 'known' | 'BLOCK_REVOKED' {
  if (status === 'USED') return 'known';
  if (blockRevokedAt && registeredAt >= blockRevokedAt && !accepted) return 'BLOCK_REVOKED';
  return status === 'RESERVED' ? 'use' : 'takeAgain';
}

/** The most places that one device may hold for one ticket type. */
export const MOST_RESERVED = 50;
/** How many it holds where nobody said otherwise: some minutes of a queue without a network. */
export const USUALLY_RESERVED = 10;

/**
 * How many more places a block takes: up to its size, never more than are free, and none while people wait for
 * a place, because theirs comes first.
 *
 * @param free places that nobody has and that are held for nobody; `null`: no limit
 */
export function placesToReserve(size: number, reserved: number, free: number | null, waiting: number): number {
  const wanted = Math.max(0, Math.min(size, MOST_RESERVED) - reserved);
  if (free === null) return wanted;
  return waiting > 0 ? 0 : Math.min(wanted, Math.max(0, free));
}

/**
 * When a walk-up's ticket is good: on that one day, in Vietnam; `null` where the ticket type is not good then, or
 * the event is not on.
 *
 * @param validDayIds none: every day of the event
 */
export function walkUpValidity(
  eventStatus: EventStatus,
  validDayIds: readonly string[],
  days: readonly ValidityDay[],
  day: VietnamDay,
): TicketValidity | null {
  const isOn = days.some(({ id, date }) => date === day && (validDayIds.length === 0 || validDayIds.includes(id)));
  return isOn && eventStatus === 'PUBLISHED' ? { validFrom: instantOf(day), validUntil: endOfDay(day) } : null;
}
