import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Product, RequestStatus } from '@pho-hien/booths-core';
import { Event } from '@pho-hien/events-api';
import { Organisation } from '@pho-hien/organisations-api';

/** An organisation asks for a stand at an event; what it shows there stands here too. */
export const StandRequest = defineEntity({
  name: 'StandRequest',
  tableName: 'stand_requests',
  properties: {
    /** Made by the form: the same id is the same request. */
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).deleteRule('restrict').updateRule('no action'),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict').updateRule('no action'),
    status: p.string().length(20).$type<RequestStatus>(),
    version: p.integer().default(1),
    introduction: p.text(),
    products: p.json<readonly Product[]>(),
    /** What everything at the stand draws at once. */
    watts: p.integer(),
    water: p.boolean(),
    internet: p.boolean(),
    /** Booths by id, the dearest first. */
    wishes: p.json<readonly string[]>(),
    /** Names of organisations that it would rather not stand beside. */
    avoid: p.json<readonly string[]>(),
    note: p.text(),
    /** It came from an organisation that was merged into this one: two of one are no mistake then. */
    merged: p.boolean().default(false),
    submittedAt: p.datetime(3),
    withdrawnAt: p.datetime(3).nullable(),
    updatedAt: p.datetime(3),
  },
  uniques: [
    {
      name: 'stand_requests_one_each',
      properties: ['event', 'organisation'],
      where: "status = 'SUBMITTED' and not merged",
    },
  ],
  indexes: [
    { name: 'stand_requests_event_id', properties: ['event', 'submittedAt'] },
    { name: 'stand_requests_organisation_id', properties: ['organisation'] },
  ],
  checks: [
    { name: 'stand_requests_status', expression: "status in ('SUBMITTED', 'WITHDRAWN')" },
    { name: 'stand_requests_withdrawn', expression: "(status = 'WITHDRAWN') = (withdrawn_at is not null)" },
    { name: 'stand_requests_watts', expression: 'watts >= 0 and watts <= 1000000' },
  ],
});
export type StandRequest = InferEntity<typeof StandRequest>;
