import { Arrivals } from '@pho-hien/events-api';
import { addDays, newId, vietnamDayOf } from '@pho-hien/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CheckInApi } from '../testing/check-in-api.ts';
import {
  aDevice,
  aGate,
  aList,
  anEvent,
  aTicket,
  aTicketType,
  published,
  type TestDevice,
  type TestTicket,
} from '../testing/fixtures.ts';
import { aScan, scan, send, undo } from '../testing/scanning.ts';

describe('a supervisor at the gate', () => {
  let app: CheckInApi;
  let eventId: string;
  let listId: string;
  let typeId: string;
  let steward: TestDevice;
  let supervisor: TestDevice;
  let ticket: TestTicket;

  beforeAll(async () => {
    app = await CheckInApi.start();
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
    listId = await aList(app, eventId, [typeId]);
    const gateId = await aGate(app, eventId, [listId]);
    steward = await aDevice(app, gateId);
    supervisor = await aDevice(app, gateId, 'SUPERVISOR');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    ticket = await aTicket(app, typeId);
  });

  const refused = async () => {
    await scan(app, steward, listId, ticket.code);
    return (await scan(app, steward, listId, ticket.code)).scanId!;
  };
  const override = (overridesScanId: string, reason = 'Khách ra lấy tài liệu') => ({
    override: { overridesScanId, reason },
  });
  const scanRow = async (scanId: string) => (await app.rows('select * from scans where id = $1', [scanId]))[0]!;
  const stateOf = async () =>
    (await app.rows('select uses, inside, version from admissions where ticket_id = $1', [ticket.id]))[0];

  it('tells who came that day, until it is taken back', async () => {
    const arrivals = async (day: string) =>
      (await app.api.app.get(Arrivals).on(eventId, day)).includes(
        (
          await app.rows<{ registration_id: string }>('select registration_id from tickets where id = $1', [ticket.id])
        )[0]!.registration_id,
      );
    const today = vietnamDayOf(app.clock.now());
    expect(await arrivals(today)).toBe(false);
    const { scanId } = await scan(app, supervisor, listId, ticket.code);
    expect([await arrivals(today), await arrivals(addDays(today, 1))]).toEqual([true, false]);
    await undo(app, supervisor, scanId!);
    expect(await arrivals(today)).toBe(false);
  });

  it('lets somebody in against the rule, with a reason that is kept and logged', async () => {
    const overridesScanId = await refused();
    const answer = await scan(app, supervisor, listId, ticket.code, override(overridesScanId));
    expect(answer).toMatchObject({ verdict: 'OK', ticket: { ticketId: ticket.id } });
    expect(await scanRow(answer.scanId!)).toMatchObject({
      override_of_id: overridesScanId,
      override_reason: 'Khách ra lấy tài liệu',
      overridden: 'ALREADY_USED',
    });
    expect(await stateOf()).toEqual({ uses: 1, inside: 2, version: 2 });
    const log = await app.rows('select action, actor, reason, changes from audit_entries where aggregate_id = $1', [
      answer.scanId,
    ]);
    expect(log).toMatchObject([
      {
        action: 'scan.overridden',
        actor: `device:${supervisor.deviceId}`,
        reason: 'Khách ra lấy tài liệu',
        changes: { overridden: 'ALREADY_USED' },
      },
    ]);
  });

  it('keeps that an override was asked for where none was needed', async () => {
    const overridesScanId = await refused();
    const admitted = (
      await app.rows<{ id: string }>("select id from scans where ticket_id = $1 and verdict = 'OK'", [ticket.id])
    )[0]!;
    expect(await undo(app, supervisor, admitted.id)).toMatchObject({ __typename: 'ScanUndone' });
    const answer = await scan(app, supervisor, listId, ticket.code, override(overridesScanId));
    expect(answer).toMatchObject({ verdict: 'OK', reason: 'FIRST_ENTRY' });
    expect(await scanRow(answer.scanId!)).toMatchObject({ override_of_id: overridesScanId, overridden: null });
  });

  it('answers an override that is sent again as before', async () => {
    const input = aScan(app, supervisor, listId, ticket.code, override(await refused()));
    const first = await send(app, supervisor, input);
    expect(await send(app, supervisor, input)).toEqual(first);
    expect(await stateOf()).toEqual({ uses: 1, inside: 2, version: 2 });
  });

  it('needs the right, a reason and a refusal of this ticket; else nothing is recorded', async () => {
    const overridesScanId = await refused();
    const before = await app.rows('select id from scans');
    const notAllowed = (refusal: string) => expect.objectContaining({ __typename: 'OverrideNotAllowed', refusal });
    expect(await scan(app, steward, listId, ticket.code, override(overridesScanId))).toEqual(
      notAllowed('NOT_A_SUPERVISOR'),
    );
    expect(await scan(app, supervisor, listId, ticket.code, override(overridesScanId, '  '))).toEqual(
      notAllowed('REASON_MISSING'),
    );
    const other = await aTicket(app, typeId);
    for (const wrong of [newId(), 'nonsense'])
      expect(await scan(app, supervisor, listId, ticket.code, override(wrong))).toMatchObject({
        __typename: 'InvalidInput',
      });
    expect(await scan(app, supervisor, listId, other.code, override(overridesScanId))).toMatchObject({
      problems: [{ field: 'override.overridesScanId', code: 'unknown_value' }],
    });
    expect(await app.rows('select id from scans')).toEqual(before);
  });

  it('cannot let in a piece of paper', async () => {
    const nonsense = await scan(app, steward, listId, 'không phải vé');
    expect(await scan(app, supervisor, listId, 'không phải vé', override(nonsense.scanId!))).toMatchObject({
      __typename: 'OverrideNotAllowed',
      refusal: 'NOT_OVERRIDABLE',
    });
  });

  it('takes a scan back: it is kept, counts for nothing, and the ticket is good again', async () => {
    const entry = await scan(app, steward, listId, ticket.code);
    const left = await undo(app, supervisor, entry.scanId!);
    expect(left).toEqual({ __typename: 'ScanUndone', insideNow: entry.insideNow! - 1 });
    expect(await stateOf()).toEqual({ uses: 0, inside: 0, version: 2 });
    expect(await scan(app, steward, listId, ticket.code)).toMatchObject({ verdict: 'OK', reason: 'FIRST_ENTRY' });
    const kept = await app.rows(
      'select kind, admission_version from scans where ticket_id = $1 order by admission_version',
      [ticket.id],
    );
    expect(kept).toEqual([
      { kind: 'SCAN', admission_version: 1 },
      { kind: 'UNDO', admission_version: 2 },
      { kind: 'SCAN', admission_version: 3 },
    ]);
    const log = await app.rows('select action, reason from audit_entries where aggregate_id = $1', [entry.scanId]);
    expect(log).toEqual([{ action: 'scan.undone', reason: 'Quét nhầm người' }]);
  });

  it('takes an overridden scan back, in the same chain of the log', async () => {
    const answer = await scan(app, supervisor, listId, ticket.code, override(await refused()));
    await undo(app, supervisor, answer.scanId!);
    expect(await stateOf()).toEqual({ uses: 1, inside: 1, version: 3 });
    const log = await app.rows('select action from audit_entries where aggregate_id = $1 order by sequence', [
      answer.scanId,
    ]);
    expect(log).toEqual([{ action: 'scan.overridden' }, { action: 'scan.undone' }]);
  });

  it('undoes once, however often and by whoever it is asked', async () => {
    const entry = await scan(app, steward, listId, ticket.code);
    const same = { scanId: newId(), sequence: supervisor.sequence };
    const first = await undo(app, supervisor, entry.scanId!, same);
    expect(await undo(app, supervisor, entry.scanId!, same)).toEqual(first);
    expect(await undo(app, supervisor, entry.scanId!)).toMatchObject({ refusal: 'ALREADY_UNDONE' });
    expect(await stateOf()).toEqual({ uses: 0, inside: 0, version: 2 });
  });

  it('undoes once when two supervisors do it at once', async () => {
    const entry = await scan(app, steward, listId, ticket.code);
    const answers = await Promise.all([1, 2, 3, 4].map(() => undo(app, supervisor, entry.scanId!)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ScanUndone',
      ...Array<string>(3).fill('UndoNotPossible'),
    ]);
    expect(await stateOf()).toEqual({ uses: 0, inside: 0, version: 2 });
  });

  it('cannot undo what let nobody in, nor an undo', async () => {
    const denial = await refused();
    const undoId = newId();
    const entry = await scan(app, steward, listId, (await aTicket(app, typeId)).code);
    await undo(app, supervisor, entry.scanId!, { scanId: undoId });
    for (const wrong of [denial, undoId, newId()])
      expect(await undo(app, supervisor, wrong)).toMatchObject({ refusal: 'NOT_AN_ADMISSION' });
    expect(await undo(app, supervisor, entry.scanId!, { reason: '' })).toMatchObject({
      problems: [{ field: 'reason', code: 'required' }],
    });
    await expect(undo(app, steward, entry.scanId!)).rejects.toThrow('NOT_FOUND');
  });
});
