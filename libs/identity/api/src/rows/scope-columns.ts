import type { Scope, ScopeKind } from '@pho-hien/kernel';

/** A scope as it stands in a row. */
export interface ScopeColumns {
  readonly scope_kind: ScopeKind;
  readonly event_id: string | null;
  readonly gate_id: string | null;
  readonly organisation_id: string | null;
}

/** The check on rows that hold a scope: beside `scope_kind` stand exactly the columns that the kind needs. */
export const SCOPE_IS_WHOLE = [
  "(scope_kind = 'all' and event_id is null and gate_id is null and organisation_id is null)",
  "(scope_kind = 'event' and event_id is not null and gate_id is null and organisation_id is null)",
  "(scope_kind = 'gate' and event_id is not null and gate_id is not null and organisation_id is null)",
  "(scope_kind = 'organisation' and event_id is null and gate_id is null and organisation_id is not null)",
].join(' or ');

/** The scope in a row; throws where the row is not whole, which the database's check forbids. */
export function scopeOfRow({ scope_kind, event_id, gate_id, organisation_id }: ScopeColumns): Scope {
  if (scope_kind === 'all') return { kind: 'all' };
  if (scope_kind === 'event' && event_id) return { kind: 'event', id: event_id };
  if (scope_kind === 'gate' && event_id && gate_id) return { kind: 'gate', id: gate_id, eventId: event_id };
  if (scope_kind === 'organisation' && organisation_id) return { kind: 'organisation', id: organisation_id };
  throw new Error(`A row's scope is not whole: ${scope_kind}`);
}

/** The columns in which a scope stands. */
export function columnsOfScope(scope: Scope): ScopeColumns {
  return {
    scope_kind: scope.kind,
    event_id: scope.kind === 'event' ? scope.id : scope.kind === 'gate' ? scope.eventId : null,
    gate_id: scope.kind === 'gate' ? scope.id : null,
    organisation_id: scope.kind === 'organisation' ? scope.id : null,
  };
}

/** The event a scope lies in; null for the whole province and for an organisation. */
export function eventOfScope(scope: Scope): string | null {
  return columnsOfScope(scope).event_id;
}
