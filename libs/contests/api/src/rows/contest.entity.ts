import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ContestStatus } from '@pho-hien/contests-core';
import { Event } from '@pho-hien/events-api';
import type { StoredSetup } from '../setup/stored-setup.ts';

/** A contest; all that its secretary says of it stands in one document. */
export const Contest = defineEntity({
  name: 'Contest',
  tableName: 'contests',
  properties: {
    id: p.uuid().primary(),
    /** Part of it from the beginning, or never: roles held in the event reach the contest. */
    event: () => p.manyToOne(Event).nullable().deleteRule('restrict').updateRule('no action'),
    /** Part of the public address. */
    slug: p.string().length(60).unique('contests_slug'),
    status: p.string().length(20).$type<ContestStatus>(),
    /** Grows with every change, so that two editors notice each other. */
    version: p.integer().default(1),
    /** `ContestSetup` without slug and event: instants as ISO 8601, amounts as digits. */
    setup: p.json<StoredSetup>(),
    /** The number that the entry submitted last has. */
    lastNumber: p.integer().default(0),
    /** When it was shown to everybody; null: it was not, or not any more. */
    shownAt: p.datetime(3).nullable(),
    calledOffAt: p.datetime(3).nullable(),
    /** Everybody reads it. */
    callOffReason: p.text().nullable(),
    /** When those concerned were written to, so that they are once. */
    calledOffToldAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  indexes: [{ name: 'contests_event_id', properties: ['event'] }],
  checks: [
    { name: 'contests_status', expression: "status in ('DRAFT', 'OPEN', 'FINISHED', 'CANCELLED')" },
    { name: 'contests_slug_form', expression: "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'" },
    {
      name: 'contests_shown',
      expression: "status = 'CANCELLED' or (status in ('OPEN', 'FINISHED')) = (shown_at is not null)",
    },
    {
      name: 'contests_called_off',
      expression: "num_nonnulls(called_off_at, call_off_reason) = case status when 'CANCELLED' then 2 else 0 end",
    },
  ],
});
export type Contest = InferEntity<typeof Contest>;
