import { m } from '@pho-hien/messages';

const fields: Record<string, () => string> = {
  status: m.audit_field_status,
  name: m.audit_field_name,
  summary: m.audit_field_summary,
  description: m.audit_field_description,
  slug: m.audit_field_slug,
  days: m.audit_field_days,
  venueName: m.audit_field_venue,
  venueAddress: m.audit_field_address,
  communeCode: m.audit_field_commune,
  contactEmail: m.audit_field_contact,
  audience: m.audit_field_audience,
  approval: m.audit_field_approval,
  places: m.audit_field_places,
  opensAt: m.audit_field_opens,
  closesAt: m.audit_field_closes,
  validDayIds: m.audit_field_valid_days,
  hidden: m.audit_field_hidden,
  keyNumber: m.audit_field_key,
  ticketTypeId: m.audit_field_ticket_type,
  ticketTypeIds: m.audit_field_ticket_types,
  ticketId: m.audit_field_ticket,
  fullName: m.audit_field_full_name,
  email: m.audit_field_email,
  phone: m.audit_field_phone,
  entry: m.audit_field_entry,
  maxPerDay: m.audit_field_max,
  exits: m.audit_field_exits,
  reentry: m.audit_field_reentry,
  capacity: m.audit_field_capacity,
  windows: m.audit_field_windows,
  toleranceMinutes: m.audit_field_tolerance,
  closed: m.audit_field_closed,
  gateId: m.audit_field_gate,
  listIds: m.audit_field_lists,
  deviceName: m.audit_field_device_name,
  rights: m.audit_field_rights,
  leaseUntil: m.audit_field_lease,
  expiresAt: m.audit_field_expires,
  role: m.audit_field_role,
  scope: m.audit_field_scope,
  verdict: m.audit_field_verdict,
  overridden: m.audit_field_overridden,
  questions: m.audit_field_questions,
  version: m.audit_field_version,
};

/** A field of the log by name: `venue_name` and `venueName` are the same. */
export function fieldText(field: string): string {
  const camel = field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return fields[camel]?.() ?? field;
}
