import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CheckInApi, person } from '../testing/check-in-api.ts';
import { aDevice, aTicket, type TestTicket } from '../testing/fixtures.ts';
import { aFact, anUndo, outcomes, sync } from '../testing/syncing.ts';
import { aDesk, type TestDesk } from '../testing/walk-up-desk.ts';
import { TakeExpected } from './take-expected.ts';

const APART = `query ($id: ID!) { quarantinedFacts(eventId: $id) {
  id reason undoes guest { fullName registrationIds hasTicket } } }`;

let app: CheckInApi;
let desk: TestDesk;
let registered: TestTicket & { readonly email: string };

const ofTheirName = async () =>
  app.rows<{ id: string; ticket: string | null; namesake: number }>(
    `select r.id, t.id as ticket, namesake from registrations r left join tickets t on t.registration_id = r.id
     where ticket_type_id = $1 and full_name = $2 order by r.id`,
    [desk.typeId, registered.holderName],
  );
const counts = async () =>
  (
    await app.rows('select confirmed_count as confirmed, held_count as held from ticket_types where id = $1', [
      desk.typeId,
    ])
  )[0];
const admissions = () =>
  app.rows<{ ticket: string; inside: number }>(
    'select ticket_id as ticket, inside from admissions where list_id = $1 order by ticket_id',
    [desk.listId],
  );
/** The same name and address, at the desk. */
const namesake = async () => {
  const fact = await desk.walksUp({ fullName: registered.holderName, email: registered.email });
  expect(outcomes(await sync(app, desk.device, [fact]), [fact])).toEqual(['QUARANTINED']);
  return fact;
};

beforeAll(async () => {
  app = await CheckInApi.start();
});
afterAll(() => app.close());
beforeEach(async () => {
  desk = await aDesk(app);
  const ticket = await aTicket(app, desk.typeId);
  const [row] = await app.rows<{ email: string }>('select email from registrations where id = $1', [
    ticket.registrationId,
  ]);
  registered = { ...ticket, email: row!.email };
});

describe('somebody at the desk whose name and address are registered', () => {
  it('waits for a person, who is told the name and the registrations, and has to say who it is', async () => {
    const fact = await namesake();
    const { quarantinedFacts } = await app.ask<{ quarantinedFacts: object[] }>(
      person('ORGANISER', desk.eventId),
      APART,
      { id: desk.eventId },
    );
    const guest = { fullName: registered.holderName, registrationIds: [registered.registrationId], hasTicket: true };
    expect(quarantinedFacts).toEqual([{ id: fact.scanId, reason: 'ALREADY_REGISTERED', undoes: null, guest }]);
    expect(await desk.decide({ decision: 'ACCEPTED' })).toEqual({ decided: 0, refused: 1 });
    expect(await ofTheirName()).toHaveLength(1);
  });

  it('is somebody else: a second registration, with the ticket that the desk gave', async () => {
    const fact = await namesake();
    const other = { decision: 'ACCEPTED', guestIs: 'OTHER_PERSON', factIds: [fact.scanId] };
    expect(await desk.decide(other)).toEqual({ decided: 1, refused: 0 });
    expect(await desk.decide(other)).toEqual({ decided: 0, refused: 0 });
    expect(await ofTheirName()).toMatchObject([
      { ticket: registered.id, namesake: 0 },
      { ticket: fact.ticketId, namesake: 1 },
    ]);
    expect(await admissions()).toEqual([{ ticket: fact.ticketId, inside: 1 }]);
    expect(await counts()).toEqual({ confirmed: 2, held: 4 });
  });

  it('is the same person: let in with the ticket that they have, and the place goes back', async () => {
    const fact = await namesake();
    const same = { decision: 'ACCEPTED', guestIs: 'REGISTERED_PERSON', factIds: [fact.scanId] };
    expect(await desk.decide(same)).toEqual({ decided: 1, refused: 0 });
    expect(await ofTheirName()).toHaveLength(1);
    expect(await admissions()).toEqual([{ ticket: registered.id, inside: 1 }]);
    expect(await counts()).toEqual({ confirmed: 1, held: 4 });
    expect(outcomes(await sync(app, desk.device, [fact]), [fact])).toEqual(['KNOWN']);
  });

  it('cannot be let in with a ticket that there is not yet', async () => {
    const fact = await namesake();
    await app.client.query("update tickets set status = 'REVOKED', ended_at = now() where id = $1", [registered.id]);
    const same = { decision: 'ACCEPTED', guestIs: 'REGISTERED_PERSON', factIds: [fact.scanId] };
    expect(await desk.decide(same)).toEqual({ decided: 0, refused: 1 });
    expect(await counts()).toEqual({ confirmed: 1, held: 5 });
  });

  it('would be registered twice without anybody deciding, but for the index', async () => {
    const copy = () =>
      app.client.query(
        `insert into registrations select (r).* from (select jsonb_populate_record(r, jsonb_build_object(
           'id', gen_random_uuid(), 'wallet_token_hash', md5(random()::text), 'walk_up', true)) as r
         from registrations r where id = $1) made`,
        [registered.registrationId],
      );
    await expect(copy()).rejects.toThrow('registrations_one_live');
    await app.client.query('begin');
    await app.client.query('drop index registrations_one_live');
    await copy();
    expect(await app.client.query('rollback')).toBeTruthy();
  });
});

describe('taking back somebody who waits for a person', () => {
  it('waits with them, and both are decided together', async () => {
    const fact = await namesake();
    const undo = anUndo(app, desk.device, fact.scanId);
    expect(outcomes(await sync(app, desk.device, [], { undos: [undo] }), [undo])).toEqual(['QUARANTINED']);
    const other = { decision: 'ACCEPTED', guestIs: 'OTHER_PERSON' };
    expect(await desk.decide({ ...other, factIds: [undo.scanId] })).toEqual({ decided: 0, refused: 1 });
    expect(await desk.decide(other)).toEqual({ decided: 2, refused: 0 });
    expect(await ofTheirName()).toHaveLength(2);
    expect(await admissions()).toEqual([{ ticket: fact.ticketId, inside: 0 }]);
  });

  it('in one batch with them, and also when they are discarded', async () => {
    const fact = await desk.walksUp({ fullName: registered.holderName, email: registered.email });
    const undo = anUndo(app, desk.device, fact.scanId);
    const answer = await sync(app, desk.device, [fact], { undos: [undo] });
    expect(outcomes(answer, [fact, undo])).toEqual(['QUARANTINED', 'QUARANTINED']);
    expect(await desk.decide({ decision: 'DISCARDED' })).toEqual({ decided: 2, refused: 0 });
    const late = anUndo(app, desk.device, fact.scanId);
    expect(outcomes(await sync(app, desk.device, [], { undos: [late] }), [late])).toEqual([
      'REFUSED unknown_value undoesScanId',
    ]);
    expect(await admissions()).toEqual([]);
  });

  it('of whose ticket nobody has heard yet: taken in with it', async () => {
    const guest = await desk.walksUp();
    const elsewhere = await aDevice(app, desk.gateId, 'SUPERVISOR');
    const scan = aFact(app, elsewhere, desk.listId, guest.ticketId!, { onList: false });
    const undo = anUndo(app, elsewhere, scan.scanId);
    const answer = await sync(app, elsewhere, [scan], { undos: [undo] });
    expect(outcomes(answer, [scan, undo])).toEqual(['QUARANTINED', 'QUARANTINED']);
    await sync(app, desk.device, [guest]);
    await app.api.app.get(TakeExpected).run();
    await app.api.app.get(TakeExpected).run();
    expect(await admissions()).toEqual([{ ticket: guest.ticketId, inside: 1 }]);
    expect(await app.rows('select id from quarantined_facts where id = any($1)', [[scan.scanId, undo.scanId]])).toEqual(
      [],
    );
  });
});
