import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Ticket } from '@pho-hien/events-api';
import { CheckInList } from './check-in-list.entity.ts';

/** Where a ticket stands on a list: the fold over its scans, kept by the transaction that adds one. */
export const Admission = defineEntity({
  name: 'Admission',
  tableName: 'admissions',
  properties: {
    list: () => p.manyToOne(CheckInList).primary().deleteRule('restrict').updateRule('no action'),
    ticket: () =>
      p.manyToOne(Ticket).primary().index('admissions_ticket_id').deleteRule('restrict').updateRule('no action'),
    /** 1, 2, 3 …: one more with every fact that changed it. */
    version: p.integer(),
    /** The day that the counters belong to, `YYYY-MM-DD`; null where the list does not count by the day. */
    day: p.string().length(10).nullable(),
    uses: p.integer(),
    inside: p.integer(),
    lastEntryScanId: p.uuid().nullable(),
    lastEntryAt: p.datetime(3).nullable(),
    lastEntryGateId: p.uuid().nullable(),
    /** The corrected time and id of the latest scan in the fold: an earlier one needs the whole fold. */
    latestAt: p.datetime(3),
    latestScanId: p.uuid(),
  },
  checks: [
    { name: 'admissions_version', expression: 'version > 0' },
    { name: 'admissions_counts', expression: 'uses >= 0 and inside >= 0' },
    {
      name: 'admissions_last_entry',
      expression: 'num_nonnulls(last_entry_scan_id, last_entry_at, last_entry_gate_id) in (0, 3)',
    },
  ],
});
export type Admission = InferEntity<typeof Admission>;
