import type { Scope, ScopeKind } from '@pho-hien/kernel';

/** A scope as it stands in a row. */
export interface ScopeColumns {
  readonly scope_kind: ScopeKind;
  readonly event_id: string | null;
  readonly gate_id: string | null;
  readonly organisation_id: string | null;
  readonly contest_id: string | null;
}

/** The check on rows that hold a scope: beside `scope_kind` stand exactly the columns that the kind needs. A contest may be part of an event. */
export const SCOPE_IS_WHOLE = [
  "(scope_kind = 'all' and num_nonnulls(event_id, gate_id, organisation_id, contest_id) = 0)",
  "(scope_kind = 'event' and event_id is not null and num_nonnulls(gate_id, organisation_id, contest_id) = 0)",
  "(scope_kind = 'gate' and num_nonnulls(event_id, gate_id) = 2 and num_nonnulls(organisation_id, contest_id) = 0)",
  "(scope_kind = 'organisation' and organisation_id is not null and num_nonnulls(event_id, gate_id, contest_id) = 0)",
  "(scope_kind = 'contest' and contest_id is not null and num_nonnulls(gate_id, organisation_id) = 0)",
].join(' or ');

/** The scope in a row; throws where the row is not whole, which the database's check forbids. */
export function scopeOfRow({ scope_kind, event_id, gate_id, organisation_id, contest_id }: ScopeColumns): Scope {
  if (scope_kind === 'all') return { kind: 'all' };
  if (scope_kind === 'event' && event_id) return { kind: 'event', id: event_id };
  if (scope_kind === 'gate' && event_id && gate_id) return { kind: 'gate', id: gate_id, eventId: event_id };
  if (scope_kind === 'organisation' && organisation_id) return { kind: 'organisation', id: organisation_id };
  if (scope_kind === 'contest' && contest_id) return { kind: 'contest', id: contest_id, eventId: event_id };
  throw new Error(`A row's scope is not whole: ${scope_kind}`);
}

/** The columns in which a scope stands. */
export function columnsOfScope(scope: Scope): ScopeColumns {
  return {
    scope_kind: scope.kind,
    event_id:
      scope.kind === 'event' ? scope.id : scope.kind === 'gate' || scope.kind === 'contest' ? scope.eventId : null,
    gate_id: scope.kind === 'gate' ? scope.id : null,
    organisation_id: scope.kind === 'organisation' ? scope.id : null,
    contest_id: scope.kind === 'contest' ? scope.id : null,
  };
}

/** The event a scope lies in; null for the whole province, an organisation and a contest of its own. */
export function eventOfScope(scope: Scope): string | null {
  return columnsOfScope(scope).event_id;
}
