import type { INestApplicationContext } from '@nestjs/common';
import { CreateShift, ShiftQueries, WriteHandover } from '@pho-hien/check-in-api';
import { EventQueries } from '@pho-hien/events-api';
import { OfferRole, TakeRole } from '@pho-hien/identity-api';
import { inEvent, instantOf, type PersonActor, type TimeOfDay } from '@pho-hien/kernel';
import { type Caller, Database, SqlPool, systemCaller } from '@pho-hien/platform';
import { SUPERVISOR, SUPERVISOR_GATE, SUPERVISOR_OF_ONE_GATE } from './seed-staff.ts';

/** Stewards beside the one who can sign in: invited by the organiser, as in life. */
const STEWARDS = [
  ['Phạm Thu Trang', 'thu-trang'],
  ['Lê Hoàng Nam', 'hoang-nam'],
  ['Hoàng Thị Mai', 'thi-mai'],
  ['Bùi Đức Anh', 'duc-anh'],
  ['Đặng Khánh Linh', 'khanh-linh'],
] as const;

const MORNING = ['07:30', '12:00'] as const;
const AFTERNOON = ['12:00', '17:30'] as const;

/** Who stands where on the first day; the second goes on in the same way, one place further. */
const ROTA: readonly (readonly [gate: string, span: readonly [TimeOfDay, TimeOfDay], person: number, note?: string])[] =
  [
    ['Cổng A', MORNING, 0, 'Máy đọc hay lóa khi nắng chiếu thẳng: xoay lưng ra sân. Khay thẻ khách mời để dưới bàn.'],
    ['Cổng A', AFTERNOON, 1],
    ['Cổng B', MORNING, 2, 'Ba em học sinh trường Phố Hiến đợi giấy của cô giáo, cô đến lúc 13 giờ.'],
    ['Cổng B', AFTERNOON, 3],
    ['Cổng C', MORNING, 3],
    ['Cổng C', AFTERNOON, 2],
    ['Cửa hội trường', MORNING, 1, 'Đã đếm 112 ghế có người lúc 11 giờ 40; hàng cuối để cho phóng viên.'],
    ['Cửa hội trường', AFTERNOON, 0],
    ['Cửa xưởng thực hành', MORNING, 4],
    ['Cửa xưởng thực hành', AFTERNOON, 4],
  ];

/** The rota of each gate for every day, and what the first shifts left for those after them; through the use cases. */
export async function seedShifts(app: INestApplicationContext, eventId: string): Promise<void> {
  const staff = await app.get(ShiftQueries).people(eventId);
  const known = (is: (one: (typeof staff)[number]) => boolean) => staff.find(is)!.id;
  const actor = actorOf(known(({ role }) => role === 'ORGANISER'));
  const organiser: Caller = { ...systemCaller('demo-seed'), actor };
  const supervisor = known(({ name }) => name === SUPERVISOR);
  const ofOneGate = known(({ name }) => name === SUPERVISOR_OF_ONE_GATE);
  const people = [known(({ role }) => role === 'STEWARD')];
  for (const [name, word] of STEWARDS.slice(0, 4)) people.push(await steward(app, organiser, eventId, name, word));
  const reserve = await steward(app, organiser, eventId, ...STEWARDS[4]!);

  const { rows } = await app
    .get(SqlPool)
    .query<{ id: string; name: string }>('select id, name from gates where event_id = $1', [eventId]);
  const gates = new Map(rows.map(({ id, name }) => [name, id]));
  const days = (await app.get(EventQueries).daysOf([eventId])).get(eventId)!.map(({ date }) => date);
  const put = (personId: string, gateId: string | null, day: string, [from, until]: readonly [TimeOfDay, TimeOfDay]) =>
    app.get(CreateShift).run(organiser, {
      eventId,
      personId,
      gateId,
      startsAt: instantOf(day, from),
      endsAt: instantOf(day, until),
    });
  for (const [at, day] of days.entries()) {
    for (const [gate, span, person, note] of ROTA) {
      const personId = people[(person + at) % people.length]!;
      const shiftId = await put(personId, gates.get(gate)!, day, span);
      if (at > 0 || !note) continue;
      await app.get(WriteHandover).run({ ...organiser, actor: actorOf(personId) }, { shiftId, note });
    }
    await put(supervisor, null, day, ['07:00', '17:30']);
    await put(ofOneGate, gates.get(SUPERVISOR_GATE)!, day, ['07:15', '17:30']);
    await put(reserve, null, day, ['09:00', '15:00']);
  }
}

const actorOf = (userId: string): PersonActor => ({
  kind: 'person',
  userId,
  email: '',
  name: '',
  sessionId: '',
  secondFactorVerified: true,
  grants: [],
});

async function steward(
  app: INestApplicationContext,
  organiser: Caller,
  eventId: string,
  name: string,
  word: string,
): Promise<string> {
  const email = `${word}@phohien.example`;
  return app.get(Database).transaction(async (tx) => {
    const offer = { email, role: 'STEWARD', scope: inEvent(eventId), locale: 'vi' } as const;
    const { token } = await app.get(OfferRole).run(tx, organiser, offer);
    return (await app.get(TakeRole).run(tx, organiser, token, name)).userId;
  });
}
