import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Event } from '@pho-hien/events-api';

/** The number under which sealed names speak of an organisation. Only added to. */
export const GateOrganisation = defineEntity({
  name: 'GateOrganisation',
  tableName: 'gate_organisations',
  properties: {
    event: () => p.manyToOne(Event).primary().deleteRule('restrict').updateRule('no action'),
    /** 0, 1, 2 … within the event. */
    number: p.integer().primary(),
    name: p.text(),
  },
  uniques: [{ name: 'gate_organisations_name', properties: ['event', 'name'] }],
  checks: [{ name: 'gate_organisations_number', expression: 'number >= 0 and number < 65535' }],
});
export type GateOrganisation = InferEntity<typeof GateOrganisation>;
