import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { StayStatus } from '@pho-hien/booths-core';
import { Booth } from './booth.entity.ts';
import { StandRequest } from './stand-request.entity.ts';

/** An exhibitor in a booth: held, assigned, confirmed, over. */
export const BoothStay = defineEntity({
  name: 'BoothStay',
  tableName: 'booth_stays',
  properties: {
    id: p.uuid().primary(),
    booth: () => p.manyToOne(Booth).deleteRule('restrict').updateRule('no action'),
    request: () => p.manyToOne(StandRequest).deleteRule('restrict').updateRule('no action'),
    status: p.string().length(20).$type<StayStatus>(),
    version: p.integer().default(1),
    /** What the stand draws of its zone's supply. */
    watts: p.integer(),
    /** Of a hold: when it runs out. */
    heldUntil: p.datetime(3).nullable(),
    renewed: p.boolean().default(false),
    /** By when the exhibitor confirms; from the assignment on. */
    confirmBy: p.datetime(3).nullable(),
    confirmedAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [
    // The last guard of "one booth, one exhibitor", and of one stand for one request.
    { name: 'booth_stays_one_exhibitor', properties: ['booth'], where: "status <> 'RELEASED'" },
    { name: 'booth_stays_one_stand', properties: ['request'], where: "status <> 'RELEASED'" },
  ],
  indexes: [
    { name: 'booth_stays_booth_id', properties: ['booth'] },
    { name: 'booth_stays_request_id', properties: ['request'] },
  ],
  checks: [
    { name: 'booth_stays_status', expression: "status in ('HELD', 'ASSIGNED', 'CONFIRMED', 'RELEASED')" },
    { name: 'booth_stays_held', expression: "status <> 'HELD' or held_until is not null" },
    { name: 'booth_stays_assigned', expression: "status in ('HELD', 'RELEASED') or confirm_by is not null" },
    { name: 'booth_stays_confirmed', expression: "status <> 'CONFIRMED' or confirmed_at is not null" },
    { name: 'booth_stays_ended', expression: "(status = 'RELEASED') = (ended_at is not null)" },
    { name: 'booth_stays_watts', expression: 'watts >= 0' },
  ],
});
export type BoothStay = InferEntity<typeof BoothStay>;
