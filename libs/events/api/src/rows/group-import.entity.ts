import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { SheetRow } from '@pho-hien/events-core';
import { Organisation } from '@pho-hien/organisations-api';
import { Event } from './event.entity.ts';
import { TicketType } from './ticket-type.entity.ts';

/** Where an import stands: looked at and put right, being written, written. */
export const GROUP_IMPORT_STATUSES = ['CHECKING', 'WRITING', 'WRITTEN'] as const;
/** Where an import stands. */
export type GroupImportStatus = (typeof GROUP_IMPORT_STATUSES)[number];

/** Why writing an import came to nothing, as the failure's code and data. */
export interface ImportFailure {
  readonly code: string;
  readonly wanted?: number;
  readonly left?: number;
}

/** A spreadsheet that was read, until it is written or forgotten. Its rows are personal: they are gone afterwards. */
export const GroupImport = defineEntity({
  name: 'GroupImport',
  tableName: 'group_imports',
  properties: {
    /** Becomes the id of the group. */
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).index('group_imports_event_id').deleteRule('cascade').updateRule('no action'),
    ticketType: () =>
      p.manyToOne(TicketType).index('group_imports_ticket_type_id').deleteRule('cascade').updateRule('no action'),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict').updateRule('no action'),
    uploadedById: p.uuid(),
    uploadedAt: p.datetime(3),
    fileName: p.string().length(100),
    status: p.string().length(20).$type<GroupImportStatus>(),
    /** As they were read and corrected; null once they are written. */
    rows: p.json<readonly SheetRow[]>().nullable(),
    /** Headings that mean nothing to us. */
    ignored: p.json<readonly string[]>(),
    total: p.integer(),
    /** How many are written so far. */
    written: p.integer().default(0),
    /** Last sign of life of the writing. */
    progressAt: p.datetime(3).nullable(),
    authorityReference: p.string().length(200).nullable(),
    failure: p.json<ImportFailure>().nullable(),
    /** Grows with every correction. */
    version: p.integer().default(1),
  },
  indexes: [{ name: 'group_imports_organisation', properties: ['organisation', 'uploadedAt'] }],
  checks: [
    { name: 'group_imports_status', expression: "status in ('CHECKING', 'WRITING', 'WRITTEN')" },
    { name: 'group_imports_rows', expression: "(status = 'WRITTEN') = (rows is null)" },
    { name: 'group_imports_written', expression: 'written >= 0 and written <= total' },
  ],
});
export type GroupImport = InferEntity<typeof GroupImport>;
