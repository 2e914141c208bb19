import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { FormField } from '@pho-hien/events-core';
import { TicketType } from './ticket-type.entity.ts';

/** The form of a ticket type as it was published once. Never changed: answers are read by it for ever. */
export const FormVersion = defineEntity({
  name: 'FormVersion',
  tableName: 'form_versions',
  properties: {
    id: p.uuid().primary(),
    ticketType: () => p.manyToOne(TicketType).deleteRule('restrict').updateRule('no action'),
    /** 1, 2, 3 … within the ticket type; the highest is the one that is asked. */
    version: p.integer(),
    /** In the order of asking; none: nothing is asked any more. */
    fields: p.json<readonly FormField[]>(),
    publishedAt: p.datetime(3),
  },
  uniques: [{ name: 'form_versions_ticket_type_version', properties: ['ticketType', 'version'] }],
  checks: [
    { name: 'form_versions_version', expression: 'version > 0' },
    { name: 'form_versions_fields', expression: "jsonb_typeof(fields) = 'array'" },
  ],
});
export type FormVersion = InferEntity<typeof FormVersion>;
