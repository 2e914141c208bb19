import type { Locale, Role } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';

const names = {
  ADMINISTRATOR: m.mail_role_administrator,
  AUDITOR: m.mail_role_auditor,
  ORGANISER: m.mail_role_organiser,
  GATE_SUPERVISOR: m.mail_role_gate_supervisor,
  STEWARD: m.mail_role_steward,
  STARTUP_OWNER: m.organisations_role_owner,
  STARTUP_MEMBER: m.organisations_role_member,
  COORDINATOR: m.organisations_role_coordinator,
  CONTEST_SECRETARY: m.contests_role_secretary,
  JUDGE: m.contests_role_judge,
} as const satisfies Record<Role, unknown>;

/** A role as a mail names it. */
export const roleName = (role: Role, locale: Locale): string => names[role]({}, { locale });
