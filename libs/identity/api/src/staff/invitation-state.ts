import type { InvitationState } from '@pho-hien/identity-core';

/** What the rule in core asks about an invitation, from its row. */
export function invitationState(row: {
  readonly expires_at: Date;
  readonly accepted_at: Date | null;
  readonly superseded_at: Date | null;
  readonly withdrawn_at: Date | null;
}): InvitationState {
  return {
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    supersededAt: row.superseded_at,
    withdrawnAt: row.withdrawn_at,
  };
}
