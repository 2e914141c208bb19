import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Locale } from '@pho-hien/kernel';
import { Organisation } from './organisation.entity.ts';

/** Somebody found their organisation here already and asks to join it. */
export const JoinRequest = defineEntity({
  name: 'JoinRequest',
  tableName: 'organisation_join_requests',
  properties: {
    id: p.uuid().primary(),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict').updateRule('no action'),
    /** The person's id. */
    userId: p.uuid(),
    askedAt: p.datetime(3),
    /** The language of the answer. */
    locale: p.string().length(2).$type<Locale>(),
    accepted: p.boolean().nullable(),
    answeredBy: p.uuid().nullable(),
    answeredAt: p.datetime(3).nullable(),
  },
  uniques: [
    { name: 'organisation_join_requests_open', properties: ['organisation', 'userId'], where: 'answered_at is null' },
  ],
  checks: [
    {
      name: 'organisation_join_requests_answered',
      expression: '(accepted is null) = (answered_at is null) and (accepted is null) = (answered_by is null)',
    },
  ],
});
export type JoinRequest = InferEntity<typeof JoinRequest>;
