import type { INestApplicationContext } from '@nestjs/common';
import {
  ChangeStay,
  CreateHall,
  PlaceExhibitor,
  PublishHall,
  SaveStandCall,
  SaveStandRequest,
} from '@pho-hien/booths-api';
import { newId, type PersonActor } from '@pho-hien/kernel';
import type { Field } from '@pho-hien/organisations-core';
import { type Caller, SqlPool, systemCaller } from '@pho-hien/platform';
import { Chance } from './chance.ts';
import type { DemoClock } from './demo-clock.ts';
import { demoHall } from './stand-hall.ts';

const DAY = 24 * 3_600_000;
/** So many startups ask for a stand; the last of them still wait for one. */
const ASKING = 38;
const PLACED = 34;
/** Among those who are placed, the first, whose owner can sign in, and some more still have to confirm. */
const UNCONFIRMED = 4;
/** Those who cook or run machines need more than a lamp and a screen. */
const HUNGRY: readonly Field[] = ['FOOD', 'MANUFACTURING'];

interface Asking {
  readonly organisationId: string;
  readonly name: string;
  readonly product: string;
  readonly pitch: string;
  readonly field: Field;
  readonly userId: string;
  readonly email: string;
  readonly person: string;
}

/** The festival's hall, published, with requests of startups, most of them placed and confirmed. */
export async function seedStands(
  app: INestApplicationContext,
  clock: DemoClock,
  { eventId, edition }: { readonly eventId: string; readonly edition: number },
): Promise<void> {
  const now = new Date();
  const daysAgo = (days: number) => clock.set(new Date(now.getTime() - days * DAY));
  const system = systemCaller('demo');
  const chance = new Chance(edition);
  const plan = demoHall();
  const hallId = newId();
  daysAgo(45);
  await app.get(CreateHall).run(system, { id: hallId, eventId, plan: plan as never });
  await app.get(PublishHall).run(system, { id: hallId, version: 1, moving: [] });
  await app.get(SaveStandCall).run(system, eventId, null, {
    opensAt: new Date(now.getTime() - 44 * DAY),
    closesAt: new Date(now.getTime() + 12 * 3_600_000),
    confirmDays: 30,
  });
  const places = plan.booths.filter(({ blocked }) => !blocked);
  const asking = await askingFor(app);
  daysAgo(30);
  const requests: { id: string; owner: Caller; hungry: boolean }[] = [];
  for (const one of asking) {
    const owner = as(one);
    const id = newId();
    const hungry = HUNGRY.includes(one.field) && chance.percent(40);
    await app.get(SaveStandRequest).run(owner, {
      ...{ id, eventId, organisationId: one.organisationId },
      introduction: one.pitch || `${one.name} mời bạn ghé xem và dùng thử sản phẩm tại gian hàng.`,
      products: [{ name: one.product, text: '' }],
      watts: hungry ? 1_500 : 300 + 100 * chance.whole(4),
      water: hungry,
      internet: chance.percent(50),
      wishes: chance.percent(60) ? [chance.one(places).id] : [],
      avoid: [],
      note: '',
    });
    requests.push({ id, owner, hungry });
  }
  daysAgo(5);
  const free = [...places];
  const cooking = plan.types[1]!.id;
  for (const [at, { id, owner, hungry }] of requests.slice(0, PLACED).entries()) {
    const fitting = Math.max(
      0,
      free.findIndex(({ typeId }) => (typeId === cooking) === hungry),
    );
    const [booth] = free.splice(fitting, 1);
    const stay = await app.get(PlaceExhibitor).run(system, booth!.id, id, 'ASSIGNED');
    if (at >= UNCONFIRMED) await app.get(ChangeStay).run(owner, stay, 'confirm');
  }
  clock.set(null);
}

/** Startups with who answers for each: first the one whose owner can sign in. */
async function askingFor(app: INestApplicationContext): Promise<Asking[]> {
  const { rows } = await app.get(SqlPool).query<Asking>(
    `select distinct on (o.id) o.id as "organisationId", o.name, coalesce(o.project_name, o.name) as product, o.pitch,
       o.field, u.id as "userId", u.email, u.name as person
     from organisations o
       join role_grants g on g.organisation_id = o.id and g.role = 'STARTUP_OWNER' and g.revoked_at is null
       join users u on u.id = g.user_id
     where o.merged_into_id is null and o.kind in ('ENTERPRISE', 'TEAM', 'INDIVIDUAL') and o.field is not null
     order by o.id limit $1`,
    [ASKING],
  );
  return rows;
}

function as({ userId, email, person }: Asking): Caller {
  const sessionId = newId();
  const actor: PersonActor = {
    ...{ kind: 'person', userId, email, name: person },
    ...{ grants: [], sessionId, secondFactorVerified: true },
  };
  return { actor, requestId: 'demo-seed', locale: 'vi' };
}
