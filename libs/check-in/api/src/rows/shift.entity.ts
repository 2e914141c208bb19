import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Event } from '@pho-hien/events-api';
import { User } from '@pho-hien/identity-api';
import type { Role } from '@pho-hien/kernel';
import { Gate } from './gate.entity.ts';

/** Who stands where and when. That nobody stands in two places at once is an exclusion constraint. */
export const Shift = defineEntity({
  name: 'Shift',
  tableName: 'shifts',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).deleteRule('restrict').updateRule('no action'),
    user: () => p.manyToOne(User).deleteRule('restrict').updateRule('no action'),
    /** Null: wherever they are needed. */
    gate: () => p.manyToOne(Gate).nullable().index('shifts_gate_id').deleteRule('restrict').updateRule('no action'),
    role: p.string().length(20).$type<Role>(),
    startsAt: p.datetime(3),
    /** Up to, not including. */
    endsAt: p.datetime(3),
    /** For whoever comes after. */
    handoverNote: p.text().nullable(),
    handoverAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
  indexes: [
    { name: 'shifts_event_starts', properties: ['event', 'startsAt'] },
    { name: 'shifts_user_starts', properties: ['user', 'startsAt'] },
  ],
  checks: [
    {
      name: 'shifts_one_place_at_a_time',
      expression: 'EXCLUDE USING gist (user_id WITH =, tstzrange(starts_at, ends_at) WITH &&)',
    },
    { name: 'shifts_role', expression: "role in ('ORGANISER', 'GATE_SUPERVISOR', 'STEWARD')" },
    { name: 'shifts_span', expression: 'starts_at < ends_at' },
    { name: 'shifts_handover', expression: '(handover_note is null) = (handover_at is null)' },
  ],
});
export type Shift = InferEntity<typeof Shift>;
