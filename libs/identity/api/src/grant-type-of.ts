import type { Role } from '@pho-hien/kernel';
import type { GrantType } from './identity.graphql.ts';
import type { ScopeColumns } from './rows/scope-columns.ts';

/** A row of `role_grants` as clients see it. */
export function grantTypeOf(
  row: ScopeColumns & { readonly id: string; readonly role: Role; readonly granted_at: Date },
  eventName: string | null,
): GrantType {
  return {
    id: row.id,
    role: row.role,
    scopeKind: row.scope_kind,
    scopeId: row.contest_id ?? row.gate_id ?? row.event_id ?? row.organisation_id,
    eventId: row.event_id,
    eventName,
    grantedAt: row.granted_at,
  };
}
