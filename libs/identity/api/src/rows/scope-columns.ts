/** The check on rows that hold a scope: beside `scope_kind` stand exactly the columns that the kind needs. */
export const SCOPE_IS_WHOLE = [
  "(scope_kind = 'all' and event_id is null and gate_id is null)",
  "(scope_kind = 'event' and event_id is not null and gate_id is null)",
  "(scope_kind = 'gate' and event_id is not null and gate_id is not null)",
].join(' or ');
