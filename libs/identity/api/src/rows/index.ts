import { Account } from './account.entity.ts';
import { RoleGrant } from './role-grant.entity.ts';
import { Session } from './session.entity.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';
import { TwoFactor } from './two-factor.entity.ts';
import { User } from './user.entity.ts';
import { Verification } from './verification.entity.ts';

/** Every table of this context. */
export const identityRows = [User, Session, Account, Verification, TwoFactor, RoleGrant, StaffInvitation];
