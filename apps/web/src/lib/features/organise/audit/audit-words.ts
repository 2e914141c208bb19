import { m } from '@pho-hien/messages';

/** What was done, as the end of a sentence that begins with who did it. */
const actions: Record<string, () => string> = {
  'event.created': m.audit_event_created,
  'event.changed': m.audit_event_changed,
  'event.published': m.audit_event_published,
  'event.returned_to_draft': m.audit_event_returned,
  'event.cancelled': m.audit_event_cancelled,
  'event.key_rotated': m.audit_key_rotated,
  'event.key_revoked': m.audit_key_revoked,
  'ticket_type.created': m.audit_ticket_type_created,
  'ticket_type.changed': m.audit_ticket_type_changed,
  'registration.submitted': m.audit_registration_submitted,
  'registration.approved': m.audit_registration_approved,
  'registration.rejected': m.audit_registration_rejected,
  'registration.cancelled': m.audit_registration_cancelled,
  'ticket.resent': m.audit_ticket_resent,
  'ticket.reissued': m.audit_ticket_reissued,
  'ticket.revoked': m.audit_ticket_revoked,
  'ticket.signed_again': m.audit_ticket_signed_again,
  'check-in-list.created': m.audit_list_created,
  'check-in-list.updated': m.audit_list_updated,
  'gate.created': m.audit_gate_created,
  'gate.updated': m.audit_gate_updated,
  'device-pairing.started': m.audit_pairing_started,
  'device.paired': m.audit_device_paired,
  'device.renewed': m.audit_device_renewed,
  'device.revoked': m.audit_device_revoked,
  'scan.overridden': m.audit_scan_overridden,
  'scan.undone': m.audit_scan_undone,
  'staff_invitation.sent': m.audit_invitation_sent,
  'staff_invitation.accepted': m.audit_invitation_accepted,
  'staff_invitation.withdrawn': m.audit_invitation_withdrawn,
  'role_grant.given': m.audit_grant_given,
  'role_grant.revoked': m.audit_grant_revoked,
};

/** What an event's log is about: the kinds of chain. */
const types: Record<string, () => string> = {
  event: m.audit_type_event,
  ticket_type: m.audit_type_ticket_type,
  registration: m.audit_type_registration,
  'check-in-list': m.audit_type_list,
  gate: m.audit_type_gate,
  'device-pairing': m.audit_type_pairing,
  device: m.audit_type_device,
  scan: m.audit_type_scan,
  staff_invitation: m.audit_type_invitation,
  role_grant: m.audit_type_grant,
};

export const auditTypes = Object.keys(types);
export const auditTypeText = (type: string): string => types[type]?.() ?? type;
export const auditActionText = (action: string): string => actions[action]?.() ?? action;
