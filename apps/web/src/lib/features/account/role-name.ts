import { m } from '@pho-hien/messages';
import type { Role } from '#generated/graphql.ts';

const names: Record<Role, () => string> = {
  ADMINISTRATOR: m.identity_role_administrator,
  AUDITOR: m.identity_role_auditor,
  ORGANISER: m.identity_role_organiser,
  GATE_SUPERVISOR: m.identity_role_gate_supervisor,
  STEWARD: m.identity_role_steward,
  STARTUP_OWNER: m.organisations_role_owner,
  STARTUP_MEMBER: m.organisations_role_member,
  COORDINATOR: m.organisations_role_coordinator,
  CONTEST_SECRETARY: m.contests_role_secretary,
  JUDGE: m.contests_role_judge,
};

/** A role as a person reads it. */
export const roleName = (role: Role): string => names[role]();
