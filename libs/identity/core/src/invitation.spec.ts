import {
  type Actor,
  type Role,
  type Scope,
  ANONYMOUS,
  EVERYWHERE,
  ROLES,
  atGate,
  inContest,
  inEvent,
} from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import {
  grantableRoles,
  invitationExpiry,
  invitationProblems,
  isAcceptable,
  mayGrant,
  mayRevoke,
} from './invitation.ts';
import { needsSecondFactor, secondFactorState } from './second-factor.ts';

const holding = (role: Role, scope: Scope, secondFactorVerified = true): Actor => ({
  kind: 'person',
  userId: 'u',
  email: 'u@pho-hien.example',
  name: 'U',
  sessionId: 's',
  grants: [{ id: '1', role, scope }],
  secondFactorVerified,
});

describe('who may grant what', () => {
  it('an administrator gives every role, each in its own kind of scope', () => {
    const administrator = holding('ADMINISTRATOR', EVERYWHERE);
    expect(grantableRoles(administrator, EVERYWHERE)).toEqual(['ADMINISTRATOR', 'AUDITOR']);
    expect(grantableRoles(administrator, inEvent('e1'))).toEqual(['ORGANISER', 'GATE_SUPERVISOR', 'STEWARD']);
    expect(grantableRoles(administrator, atGate('g1', 'e1'))).toEqual(['GATE_SUPERVISOR', 'STEWARD']);
    // A contest invites its own officials.
    expect(grantableRoles(administrator, inContest('c1', 'e1'))).toEqual([]);
  });

  it('an organiser gives the roles of the own event, and none beyond it', () => {
    const organiser = holding('ORGANISER', inEvent('e1'));
    expect(grantableRoles(organiser, inEvent('e1'))).toEqual(['ORGANISER', 'GATE_SUPERVISOR', 'STEWARD']);
    expect(grantableRoles(organiser, atGate('g1', 'e1'))).toEqual(['GATE_SUPERVISOR', 'STEWARD']);
    expect(grantableRoles(organiser, inEvent('e2'))).toEqual([]);
    expect(grantableRoles(organiser, EVERYWHERE)).toEqual([]);
    expect(mayRevoke(organiser, { role: 'STEWARD', scope: atGate('g1', 'e1') })).toBe(true);
    expect(mayRevoke(organiser, { role: 'ADMINISTRATOR', scope: EVERYWHERE })).toBe(false);
  });

  it('nobody else gives anything, and nobody before the second factor', () => {
    const others: Actor[] = [
      ANONYMOUS,
      holding('AUDITOR', EVERYWHERE),
      holding('GATE_SUPERVISOR', inEvent('e1')),
      holding('STEWARD', inEvent('e1')),
      holding('ADMINISTRATOR', EVERYWHERE, false),
    ];
    for (const actor of others) {
      for (const role of ROLES) {
        for (const scope of [EVERYWHERE, inEvent('e1'), atGate('g1', 'e1')]) {
          expect(mayGrant(actor, role, scope)).toBe(false);
        }
      }
    }
  });
});

describe('an invitation', () => {
  it('needs an address, and a scope in which the role can be held', () => {
    const input = { email: 'lan@congty.example', role: 'STEWARD', scope: inEvent('e1') } as const;
    expect(invitationProblems(input)).toEqual([]);
    expect(invitationProblems({ ...input, email: ' ' })).toEqual([{ field: 'email', code: 'required' }]);
    expect(invitationProblems({ ...input, email: 'lan' })).toEqual([{ field: 'email', code: 'not_an_email' }]);
    expect(invitationProblems({ ...input, scope: EVERYWHERE })).toEqual([{ field: 'scopeKind', code: 'not_allowed' }]);
  });

  it('is accepted once, in time, only the newest, and not when it was taken back', () => {
    const sent = new Date('2026-12-01T00:00:00Z');
    const open = { expiresAt: invitationExpiry(sent), acceptedAt: null, supersededAt: null, withdrawnAt: null };
    expect(open.expiresAt.toISOString()).toBe('2026-12-08T00:00:00.000Z');
    expect(isAcceptable(open, new Date(open.expiresAt.getTime() - 1))).toBe(true);
    expect(isAcceptable(open, open.expiresAt)).toBe(false);
    expect(isAcceptable({ ...open, acceptedAt: sent }, sent)).toBe(false);
    expect(isAcceptable({ ...open, supersededAt: sent }, sent)).toBe(false);
    expect(isAcceptable({ ...open, withdrawnAt: sent }, sent)).toBe(false);
  });
});

describe('the second factor', () => {
  it('is needed by who has settings or everybody’s data in front of them', () => {
    expect(ROLES.filter((role) => needsSecondFactor([{ role }]))).toEqual([
      'ADMINISTRATOR',
      'AUDITOR',
      'ORGANISER',
      'CONTEST_SECRETARY',
      'JUDGE',
    ]);
  });

  it('is to be enrolled, then verified in each session', () => {
    const organiser = [{ role: 'ORGANISER' }] as const;
    expect(secondFactorState([], false, false)).toBe('NOT_NEEDED');
    expect(secondFactorState(organiser, false, false)).toBe('TO_ENROL');
    expect(secondFactorState(organiser, true, false)).toBe('TO_VERIFY');
    expect(secondFactorState(organiser, true, true)).toBe('VERIFIED');
    expect(secondFactorState([], true, false)).toBe('TO_VERIFY');
  });
});
