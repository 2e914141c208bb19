import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { EntryRule, GateQuestion } from '@pho-hien/check-in-core';
import { Event, EventSession } from '@pho-hien/events-api';
import type { LocalizedText } from '@pho-hien/kernel';

/** Instants in ISO 8601, UTC. */
export interface StoredWindow {
  readonly from: string;
  readonly until: string;
}

/** Who may enter where, how often and when. */
export const CheckInList = defineEntity({
  name: 'CheckInList',
  tableName: 'check_in_lists',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).index('check_in_lists_event_id').deleteRule('restrict').updateRule('no action'),
    /** Grows with every change, also of its ticket types: whoever keeps settings in memory compares it. */
    version: p.integer().default(1),
    /** The list is for one session of the programme: who signed up for it comes in. Null: for the event. */
    session: () =>
      p
        .manyToOne(EventSession)
        .nullable()
        .index('check_in_lists_session_id')
        .deleteRule('restrict')
        .updateRule('no action'),
    name: p.json<LocalizedText>(),
    status: p.string().length(10).$type<'OPEN' | 'CLOSED'>().default('OPEN'),
    entry: p.string().length(20).$type<EntryRule>(),
    maxPerDay: p.integer().nullable(),
    exits: p.boolean(),
    reentry: p.boolean(),
    /** Persons inside at once; null: no limit. */
    capacity: p.integer().nullable(),
    windows: p.json<readonly StoredWindow[]>(),
    toleranceMinutes: p.integer(),
    /** Asked at the gate, in this order. */
    questions: p.json<readonly GateQuestion[]>().defaultRaw("'[]'"),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  checks: [
    { name: 'check_in_lists_status', expression: "status in ('OPEN', 'CLOSED')" },
    { name: 'check_in_lists_entry', expression: "entry in ('ONCE', 'ONCE_A_DAY', 'N_A_DAY', 'UNLIMITED')" },
    { name: 'check_in_lists_max_per_day', expression: "(entry = 'N_A_DAY') = (max_per_day is not null)" },
    { name: 'check_in_lists_counts', expression: 'max_per_day > 0 and capacity > 0 and tolerance_minutes >= 0' },
    { name: 'check_in_lists_reentry', expression: 'exits or not reentry' },
    {
      name: 'check_in_lists_questions',
      expression: "jsonb_typeof(questions) = 'array' and jsonb_array_length(questions) <= 5",
    },
  ],
});
export type CheckInList = InferEntity<typeof CheckInList>;
