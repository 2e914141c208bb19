import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { requestProblems } from '@pho-hien/booths-core';
import { type Clock, InvalidInput, isId, normaliseName, problemIn, StaleVersion } from '@pho-hien/kernel';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { type Caller, CLOCK, Database, notFound, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { AlreadyAsked, requireOpen } from './request-failures.ts';
import { readPublishedCall } from './stand-call.queries.ts';
import type { SaveStandRequestInput } from './stand-request.graphql.ts';

/** Asks for a stand, or changes what was asked for. */
@Injectable()
export class SaveStandRequest {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly organisations: OrganisationQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The id was made by the form: sending it twice makes one request. What visitors read may also change when no more
   * requests are taken; the rest then stays as it is. Throws `InvalidInput`, `RequestsNotTaken`, `AlreadyAsked`,
   * `StaleVersion`; `NOT_FOUND` where the id is another organisation's.
   */
  async run(caller: Caller, input: SaveStandRequestInput): Promise<void> {
    const arrivedAt = this.clock.now();
    InvalidInput.throwIfAny([...problemIn('id', isId(input.id) ? null : 'not_an_id'), ...requestProblems(input)]);
    const organisationId = await this.organisations.standing(input.organisationId);
    if (organisationId === null) throw notFound();
    try {
      await this.database.transaction(async (tx) => {
        await requireWishes(tx, input);
        const made = input.version == null && (await this.insert(tx, caller, input, organisationId, arrivedAt));
        if (!made) await this.update(tx, caller, input, organisationId, arrivedAt);
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'stand_requests_one_each') throw error;
      throw new AlreadyAsked({ requestId: await this.existing(input.eventId, organisationId) });
    }
  }

  private async insert(
    tx: Transaction,
    caller: Caller,
    input: SaveStandRequestInput,
    organisationId: string,
    now: Date,
  ) {
    const known = await boothsSql(tx)
      .selectFrom('stand_requests')
      .select('id')
      .where('id', '=', input.id)
      .executeTakeFirst();
    if (known) return false;
    requireOpen(await readPublishedCall(tx, input.eventId), now);
    await boothsSql(tx)
      .insertInto('stand_requests')
      .values({
        id: input.id,
        event_id: input.eventId,
        organisation_id: organisationId,
        status: 'SUBMITTED',
        ...shownColumns(input),
        ...askedColumns(input),
        submitted_at: now,
        updated_at: now,
      })
      .execute();
    await this.audit.open(tx, {
      aggregateType: 'stand_request',
      aggregateId: input.id,
      eventId: input.eventId,
      action: 'stand_request.submitted',
      caller,
      changes: { organisationId, watts: input.watts, wishes: input.wishes },
    });
    return true;
  }

  /** What was sent before and is sent again, without a version, is version 1 again. */
  private async update(
    tx: Transaction,
    caller: Caller,
    input: SaveStandRequestInput,
    organisationId: string,
    now: Date,
  ) {
    const before = await boothsSql(tx)
      .selectFrom('stand_requests')
      .selectAll()
      .where('id', '=', input.id)
      .forUpdate()
      .executeTakeFirst();
    if (!before || before.organisation_id !== organisationId || before.event_id !== input.eventId) throw notFound();
    if (before.version !== (input.version ?? 1)) throw new StaleVersion(before.version);
    if (before.status !== 'SUBMITTED') throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
    const needs = askedColumns(input);
    const asksOtherwise =
      before.watts !== needs.watts ||
      before.water !== needs.water ||
      before.internet !== needs.internet ||
      before.note !== needs.note ||
      JSON.stringify(before.wishes) !== (needs.wishes as unknown) ||
      JSON.stringify(before.avoid) !== (needs.avoid as unknown);
    if (asksOtherwise) requireOpen(await readPublishedCall(tx, input.eventId), now);
    if (before.watts !== needs.watts && (await isPlaced(tx, input.id)))
      throw new InvalidInput([{ field: 'watts', code: 'not_allowed' }]);
    await boothsSql(tx)
      .updateTable('stand_requests')
      .set({ ...shownColumns(input), ...needs, version: before.version + 1, updated_at: now })
      .where('id', '=', input.id)
      .execute();
    await this.audit.append(tx, {
      aggregateType: 'stand_request',
      aggregateId: input.id,
      eventId: input.eventId,
      action: 'stand_request.changed',
      caller,
      changes: before.watts === needs.watts ? {} : { watts: { from: before.watts, to: needs.watts } },
    });
  }

  private async existing(eventId: string, organisationId: string): Promise<string> {
    const row = await boothsSql(this.database.reader)
      .selectFrom('stand_requests')
      .select('id')
      .where('event_id', '=', eventId)
      .where('organisation_id', '=', organisationId)
      .where('status', '=', 'SUBMITTED')
      .executeTakeFirstOrThrow();
    return row.id;
  }
}

/** What visitors read. */
const shownColumns = ({ introduction, products }: SaveStandRequestInput) => ({
  introduction: introduction.normalize('NFC').trim(),
  products: JSON.stringify(
    products.map(({ name, text }) => ({ name: normaliseName(name), text: text.normalize('NFC').trim() })),
  ) as never,
});

/** What the organisers go by. */
const askedColumns = ({ watts, water, internet, wishes, avoid, note }: SaveStandRequestInput) => ({
  watts,
  water,
  internet,
  wishes: JSON.stringify(wishes) as never,
  avoid: JSON.stringify(avoid.map(normaliseName)) as never,
  note: note.normalize('NFC').trim(),
});

/** Throws `InvalidInput` where a wish is no booth of the event. */
async function requireWishes(tx: Transaction, { eventId, wishes }: SaveStandRequestInput): Promise<void> {
  if (wishes.length === 0) return;
  const rows = await boothsSql(tx)
    .selectFrom('booths')
    .select('id')
    .where('event_id', '=', eventId)
    .where('id', 'in', wishes)
    .execute();
  InvalidInput.throwIfAny(problemIn('wishes', rows.length < wishes.length ? 'unknown_value' : null));
}

async function isPlaced(tx: Transaction, requestId: string): Promise<boolean> {
  const stay = await boothsSql(tx)
    .selectFrom('booth_stays')
    .select('id')
    .where('request_id', '=', requestId)
    .where('status', '<>', 'RELEASED')
    .executeTakeFirst();
  return stay !== undefined;
}
