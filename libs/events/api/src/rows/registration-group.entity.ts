import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { GroupSource } from '@pho-hien/events-core';
import { Organisation } from '@pho-hien/organisations-api';
import { Event } from './event.entity.ts';
import { TicketType } from './ticket-type.entity.ts';

/** People whom an organisation registered in one go. */
export const RegistrationGroup = defineEntity({
  name: 'RegistrationGroup',
  tableName: 'registration_groups',
  properties: {
    /** Made by the browser, or that of the import: sending a group twice is one group. */
    id: p.uuid().primary(),
    event: () =>
      p.manyToOne(Event).index('registration_groups_event_id').deleteRule('restrict').updateRule('no action'),
    ticketType: () =>
      p
        .manyToOne(TicketType)
        .index('registration_groups_ticket_type_id')
        .deleteRule('restrict')
        .updateRule('no action')
        .deferMode('deferred'),
    organisation: () => p.manyToOne(Organisation).deleteRule('restrict').updateRule('no action'),
    source: p.string().length(20).$type<GroupSource>(),
    /** The account of who entered it. */
    enteredById: p.uuid(),
    enteredAt: p.datetime(3),
    /** What the school's authority over its pupils rests on, with the words that were stated; null: not stated. */
    authorityReference: p.string().length(200).nullable(),
    authorityText: p.text().nullable(),
    authorityById: p.uuid().nullable(),
    authorityAt: p.datetime(3).nullable(),
    /** When somebody last had everybody who has not answered asked again. */
    askedAgainAt: p.datetime(3).nullable(),
  },
  indexes: [{ name: 'registration_groups_organisation', properties: ['organisation', 'enteredAt'] }],
  checks: [
    { name: 'registration_groups_source', expression: "source in ('TEAM', 'SPREADSHEET')" },
    {
      name: 'registration_groups_authority',
      expression: 'num_nulls(authority_reference, authority_text, authority_by_id, authority_at) in (0, 4)',
    },
  ],
});
export type RegistrationGroup = InferEntity<typeof RegistrationGroup>;
