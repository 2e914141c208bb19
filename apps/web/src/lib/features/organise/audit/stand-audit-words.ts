import { m } from '@pho-hien/messages';

/** What was done with halls and stands, as the end of a sentence that begins with who did it. */
export const standActions: Record<string, () => string> = {
  'hall.created': m.audit_hall_created,
  'hall.drawn': m.audit_hall_drawn,
  'hall.published': m.audit_hall_published,
  'stand_call.saved': m.audit_stand_call_saved,
  'stand_request.submitted': m.audit_stand_request_submitted,
  'stand_request.changed': m.audit_stand_request_changed,
  'stand_request.withdrawn': m.audit_stand_request_withdrawn,
  'booth_stay.held': m.audit_booth_stay_held,
  'booth_stay.renewed': m.audit_booth_stay_renewed,
  'booth_stay.assigned': m.audit_booth_stay_assigned,
  'booth_stay.confirmed': m.audit_booth_stay_confirmed,
  'booth_stay.released': m.audit_booth_stay_released,
  'booth_stay.given_up': m.audit_booth_stay_given_up,
  'booth_stay.lapsed': m.audit_booth_stay_lapsed,
};

/** What the log of halls and stands is about. */
export const standTypes: Record<string, () => string> = {
  hall: m.audit_type_hall,
  stand_call: m.audit_type_stand_call,
  stand_request: m.audit_type_stand_request,
  booth_stay: m.audit_type_booth_stay,
};
