import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Ticket } from '@pho-hien/events-api';
import { User } from '@pho-hien/identity-api';
import { CheckInList } from './check-in-list.entity.ts';
import { Device } from './device.entity.ts';
import { Scan } from './scan.entity.ts';

/** Two admissions of one ticket of which one was too many, until a person settles it; settled, it stays as it was. */
export const ConflictRow = defineEntity({
  name: 'Conflict',
  tableName: 'conflicts',
  properties: {
    id: p.uuid().primary(),
    list: () => p.manyToOne(CheckInList).deleteRule('restrict').updateRule('no action'),
    ticket: () => p.manyToOne(Ticket).index('conflicts_ticket_id').deleteRule('restrict').updateRule('no action'),
    /** The earlier one. */
    entryScan: () => p.manyToOne(Scan).deleteRule('restrict').updateRule('no action'),
    otherScan: () => p.manyToOne(Scan).deleteRule('restrict').updateRule('no action'),
    noticedAt: p.datetime(3),
    settledAt: p.datetime(3).nullable(),
    settledByUser: () => p.manyToOne(User).nullable().deleteRule('restrict').updateRule('no action'),
    settledByDevice: () => p.manyToOne(Device).nullable().deleteRule('restrict').updateRule('no action'),
    note: p.text().nullable(),
  },
  indexes: [
    {
      name: 'conflicts_scans',
      expression:
        'create unique index conflicts_scans on conflicts (least(entry_scan_id, other_scan_id), greatest(entry_scan_id, other_scan_id))',
    },
    {
      name: 'conflicts_unsettled',
      expression: 'create index conflicts_unsettled on conflicts (list_id) where (settled_at is null)',
    },
  ],
  checks: [
    { name: 'conflicts_pair', expression: 'entry_scan_id <> other_scan_id' },
    {
      name: 'conflicts_settled',
      expression:
        '(settled_at is null) = (note is null) and num_nonnulls(settled_by_user_id, settled_by_device_id) = num_nonnulls(settled_at)',
    },
  ],
});
export type ConflictRow = InferEntity<typeof ConflictRow>;
