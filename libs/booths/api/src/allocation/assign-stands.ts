import { Injectable } from '@nestjs/common';
import { DomainError, InvalidInput, problemIn } from '@pho-hien/kernel';
import { type Caller, Database } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { PlaceExhibitor } from '../stays/place-exhibitor.ts';
import type { AcceptedPlace, StandsAssigned } from './allocation.graphql.ts';

/** The most places in one go. */
const MOST = 1_000;

/** Assigns the places of a proposal that somebody looked over. */
@Injectable()
export class AssignStands {
  constructor(
    private readonly database: Database,
    private readonly placing: PlaceExhibitor,
  ) {}

  /**
   * Each place by itself, in a transaction of its own: one that somebody took meanwhile does not undo the others, and
   * is told. Sent again it refuses what it assigned before. Throws `InvalidInput`.
   */
  async run(caller: Caller, eventId: string, places: readonly AcceptedPlace[]): Promise<StandsAssigned> {
    InvalidInput.throwIfAny([
      ...problemIn('places', places.length === 0 ? 'required' : null),
      ...problemIn('places', places.length > MOST ? 'too_long' : null),
    ]);
    const ofEvent = await this.requestsOf(eventId);
    const refused: { requestId: string; code: string }[] = [];
    for (const { requestId, boothId } of places) {
      const code = ofEvent.has(requestId) ? await this.assign(caller, boothId, requestId) : 'Gone';
      if (code !== null) refused.push({ requestId, code });
    }
    return { assigned: places.length - refused.length, refused };
  }

  /** Null where it was assigned, else why not. */
  private async assign(caller: Caller, boothId: string, requestId: string): Promise<string | null> {
    try {
      await this.placing.run(caller, boothId, requestId, 'ASSIGNED');
      return null;
    } catch (error) {
      if (error instanceof DomainError && !(error instanceof InvalidInput)) return error.code;
      if (error instanceof InvalidInput || isMissing(error)) return 'Gone';
      throw error;
    }
  }

  /** The caller may do this in one event: what is of another is not theirs to move. */
  private async requestsOf(eventId: string): Promise<ReadonlySet<string>> {
    const rows = await boothsSql(this.database.reader)
      .selectFrom('stand_requests')
      .select('id')
      .where('event_id', '=', eventId)
      .where('status', '=', 'SUBMITTED')
      .execute();
    return new Set(rows.map(({ id }) => id));
  }
}

/** Whether a booth or a request was not found. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && (error as { extensions?: { code?: string } }).extensions?.code === 'NOT_FOUND';
