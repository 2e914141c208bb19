import { Injectable } from '@nestjs/common';
import { namesakesOf, PlaceBlocks } from '@pho-hien/events-api';
import { normaliseWalkUp, parseWalkUp, walkUpProblems } from '@pho-hien/events-core';
import { Database } from '@pho-hien/platform';
import { ReceivingKeys } from '../receiving/receiving-keys.ts';
import type { QuarantineReason } from '../rows/index.ts';
import type { DeviceFact } from '../sync/device-fact.ts';
import { bringsWalkUp } from '../walk-ups/take-walk-ups.ts';
import type { QuarantinedGuestType } from './quarantine.graphql.ts';

interface Apart {
  readonly id: string;
  readonly reason: QuarantineReason;
  readonly fact: unknown;
}

/** Who the guests are that wait for a person, opened for whoever decides. */
@Injectable()
export class QuarantinedGuests {
  constructor(
    private readonly database: Database,
    private readonly receiving: ReceivingKeys,
    private readonly places: PlaceBlocks,
  ) {}

  /** By the ids of their facts. Only those are opened of whom somebody has to say who they are. */
  among(eventId: string, rows: readonly Apart[]): Promise<Map<string, QuarantinedGuestType>> {
    return this.database.transaction(async (tx) => {
      const guests = new Map<string, QuarantinedGuestType>();
      const asked = rows
        .filter(({ reason }) => reason === 'ALREADY_REGISTERED')
        .map(({ fact }) => fact as DeviceFact)
        .filter(bringsWalkUp);
      const places = await this.places.among(
        tx,
        eventId,
        asked.map(({ ticketId }) => ticketId),
      );
      for (const { scanId, ticketId, walkUp: sealed } of asked) {
        const text = await this.receiving.openSealed(sealed, { purpose: 'WALK_UP', eventId, scanId });
        const input = text === null ? null : parseWalkUp(text);
        const place = places.get(ticketId);
        if (!input || !place || walkUpProblems(input).length > 0) continue;
        const walkUp = normaliseWalkUp(input);
        const namesakes = await namesakesOf(tx, place.ticketTypeId, walkUp);
        guests.set(scanId, {
          fullName: walkUp.fullName,
          registrationIds: namesakes.map(({ registrationId }) => registrationId),
          hasTicket: namesakes.some(({ validTicketId }) => validTicketId !== null),
        });
      }
      return guests;
    });
  }
}
