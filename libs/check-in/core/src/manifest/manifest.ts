import type { LocalizedText } from '@pho-hien/kernel';
import type { CheckInList } from '../check-in-list.ts';
import type { KnownTicket } from '../decide-check-in.ts';
import type { TicketOnList } from '../entry-rule.ts';

/** One of the event's signing keys, public half. */
export interface ManifestKey {
  /** 0–255, as in a ticket's code. */
  readonly number: number;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  /** Codes that it signed are refused. */
  readonly revoked: boolean;
}

/** The settings of a list, its instants in ISO 8601; {@link rulesOf} makes them what the decision takes. */
export interface ManifestRules extends Omit<CheckInList, 'windows'> {
  readonly windows: readonly { readonly from: string; readonly until: string }[];
}

/** A list that the device's gate scans for. */
export interface ManifestList {
  readonly id: string;
  readonly name: LocalizedText;
  readonly rules: ManifestRules;
  /**
   * For a list of a session for which one signs up: the tickets of those who did, as the last 8 bytes of
   * their ids, one after the other, in base64. `null` or missing: the ticket types say who comes in.
   */
  readonly signedUp?: string | null;
  /** Persons inside, at the cursor. */
  readonly inside: number;
}

/** A gate of the event: an earlier use may have been at any of them. */
export interface ManifestGate {
  readonly id: string;
  readonly name: string;
}

/** A ticket type, under the number that codes carry. */
export interface ManifestTicketType {
  readonly number: number;
  readonly name: LocalizedText;
}

/** What a manifest says beside its columns. All of it is small and always sent whole, except the organisations. */
export interface ManifestHead {
  readonly format: 1;
  readonly eventId: string;
  readonly eventNumber: number;
  /** Where the next delta begins; to be given back as it is. */
  readonly cursor: string;
  /** By the server's clock, ISO 8601. */
  readonly issuedAt: string;
  /** A snapshot of everything, or what changed since another cursor. */
  readonly complete: boolean;
  readonly eventCancelled: boolean;
  readonly keys: readonly ManifestKey[];
  /** The lists of the device's gate; standings name them by their place here. */
  readonly lists: readonly ManifestList[];
  readonly gates: readonly ManifestGate[];
  readonly ticketTypes: readonly ManifestTicketType[];
  /** The names of organisations number `from`, `from + 1` …; they are only ever added to. */
  readonly organisations: { readonly from: number; readonly names: readonly string[] };
}

/**
 * A ticket in a manifest: what the decision needs, and whose it is, sealed. A delta that tells only where a
 * ticket stands says nothing of its holder: the seal that was sent before still holds.
 */
export interface ManifestTicket extends KnownTicket {
  /** Which of the seals that this ticket has had, 1, 2, 3 …; 0 where there is none, or nothing new is said. */
  readonly sealRevision: number;
  /** Opened with the ticket's own signature; empty where there is none, or nothing new is said. */
  readonly sealedName: Uint8Array;
}

/**
 * Where a ticket stands on a list, at the cursor. It does not say by which scan: in a decoded one
 * `lastEntry.scanId` is empty.
 */
export interface ManifestStanding {
  readonly listIndex: number;
  readonly ticketId: string;
  readonly state: TicketOnList;
}

/** The settings of a list as the decision takes them. */
export function rulesOf({ rules }: ManifestList): CheckInList {
  return {
    ...rules,
    windows: rules.windows.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
  };
}

/** A ticket as the latest manifest says it, with the seal of an earlier one where the latest is silent. */
export function withSealOf(latest: ManifestTicket, earlier: ManifestTicket): ManifestTicket {
  const { sealRevision, sealedName } = earlier;
  return latest.sealRevision > 0 ? latest : { ...latest, sealRevision, sealedName };
}
