import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { User } from '@pho-hien/identity-api';
import { WALK_UP_OBSTACLES } from '@pho-hien/events-core';
import type { Json } from '@pho-hien/audit-core';
import { Device } from './device.entity.ts';

/** Why a fact is kept apart. */
export const QUARANTINE_REASONS = [
  'DEVICE_REVOKED',
  'LEASE_OVER',
  /** Its ticket is a reserved place of which nobody has said yet whose it became: taken in once somebody does. */
  'WALK_UP_EXPECTED',
  ...WALK_UP_OBSTACLES,
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** What became of a fact that was kept apart. */
export const QUARANTINE_DECISIONS = ['ACCEPTED', 'DISCARDED'] as const;
export type QuarantineDecision = (typeof QUARANTINE_DECISIONS)[number];

/** What a device handed in that cannot be taken as it stands: it counts for nothing until a person accepts it, or what it waits for comes. */
export const QuarantinedFact = defineEntity({
  name: 'QuarantinedFact',
  tableName: 'quarantined_facts',
  properties: {
    /** The id of the scan or undo. */
    id: p.uuid().primary(),
    device: () => p.manyToOne(Device).deleteRule('restrict').updateRule('no action'),
    sequence: p.integer(),
    /** As it was handed in. */
    fact: p.json<Json>(),
    reason: p.string().length(20).$type<QuarantineReason>(),
    receivedAt: p.datetime(3),
    /** When it happened, frozen at arrival like any other. */
    correctedAt: p.datetime(3),
    decision: p.string().length(10).nullable().$type<QuarantineDecision>(),
    decidedAt: p.datetime(3).nullable(),
    decidedBy: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    note: p.text().nullable(),
  },
  indexes: [{ name: 'quarantined_facts_device_id', properties: ['device', 'sequence'] }],
  checks: [
    {
      name: 'quarantined_facts_reason',
      expression:
        "reason in ('DEVICE_REVOKED', 'LEASE_OVER', 'WALK_UP_EXPECTED', 'BLOCK_REVOKED', 'NO_PLACE_LEFT', 'ALREADY_REGISTERED')",
    },
    { name: 'quarantined_facts_decision', expression: "decision in ('ACCEPTED', 'DISCARDED')" },
    {
      name: 'quarantined_facts_decided',
      expression: 'num_nonnulls(decision, decided_at, decided_by_id, note) in (0, 4)',
    },
  ],
});
export type QuarantinedFact = InferEntity<typeof QuarantinedFact>;
