import {
  type Actor,
  type DeviceRights,
  type Grant,
  type Permission,
  type Role,
  type Scope,
  ANONYMOUS,
  EVERYWHERE,
  PERMISSIONS,
  ROLES,
  atGate,
  inContest,
  inEvent,
  inOrganisation,
} from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { can, decideAccess, scopesOf } from './access.ts';
import { ROLE_TABLE } from './roles.ts';

const grant = (role: Role, scope: Scope): Grant => ({ id: `${role}-1`, role, scope });
const person = (grants: Grant[], secondFactorVerified = true): Actor => ({
  kind: 'person',
  userId: 'u',
  email: 'u@pho-hien.example',
  name: 'U',
  sessionId: 's',
  grants,
  secondFactorVerified,
});
const device = (rights: DeviceRights, revoked = false): Actor => ({
  kind: 'device',
  deviceId: 'd',
  eventId: 'e1',
  gateId: 'g1',
  rights,
  revoked,
});
const heldBy = (actor: Actor, scope: Scope) => PERMISSIONS.filter((permission) => can(actor, permission, scope));

describe('what each role may', () => {
  // Written out a second time on purpose: a change of rights must be made knowingly, in two places.
  const expected: Record<Role, readonly Permission[]> = {
    ADMINISTRATOR: PERMISSIONS.filter((permission) => !['contest.watch', 'contest.judge'].includes(permission)),
    AUDITOR: [
      'event.read',
      'registration.read',
      'checkin.watch',
      'audit.read',
      'organisation.read',
      'organisation.search',
      'contest.read',
      'contest.watch',
    ],
    ORGANISER: PERMISSIONS.filter(
      (permission) =>
        ![
          'event.create',
          'reference.manage',
          'scan.submit',
          'organisation.read',
          'organisation.edit',
          'organisation.people',
          'organisation.represent',
          'contest.judge',
        ].includes(permission),
    ),
    GATE_SUPERVISOR: ['event.read', 'checkin.watch', 'scan.record', 'scan.override'],
    STEWARD: ['scan.record'],
    STARTUP_OWNER: ['organisation.read', 'organisation.edit', 'organisation.people', 'organisation.represent'],
    STARTUP_MEMBER: ['organisation.read', 'organisation.edit', 'organisation.represent'],
    COORDINATOR: ['organisation.read', 'organisation.edit', 'organisation.people', 'organisation.represent'],
    CONTEST_SECRETARY: ['contest.read', 'contest.manage', 'contest.watch'],
    JUDGE: ['contest.judge'],
  };

  it.each(ROLES)('%s', (role) => {
    const [kind] = ROLE_TABLE[role].scopes;
    const place =
      kind === 'organisation' ? inOrganisation('o1') : kind === 'contest' ? inContest('c1', 'e1') : inEvent('e1');
    expect(heldBy(person([grant(role, kind === 'all' ? EVERYWHERE : place)]), place)).toEqual(expected[role]);
  });

  it('the auditor reads everything and changes nothing', () => {
    const reading = /\.(?:read|watch|search)$/;
    expect(expected.AUDITOR).toEqual(PERMISSIONS.filter((permission) => reading.test(permission)));
  });
});

describe('where a role reaches', () => {
  it('an organiser reaches the gates of the event, and no other event', () => {
    const organiser = person([grant('ORGANISER', inEvent('e1'))]);
    expect(can(organiser, 'checkin.manage', atGate('g1', 'e1'))).toBe(true);
    expect(heldBy(organiser, inEvent('e2'))).toEqual([]);
    expect(heldBy(organiser, atGate('g1', 'e2'))).toEqual([]);
    expect(heldBy(organiser, EVERYWHERE)).toEqual([]);
  });

  it('an organiser reaches the contests of the event; a judge one contest, and nothing else of its event', () => {
    const organiser = person([grant('ORGANISER', inEvent('e1'))]);
    expect(can(organiser, 'contest.manage', inContest('c1', 'e1'))).toBe(true);
    expect(can(organiser, 'contest.manage', inContest('c1', null))).toBe(false);
    const judge = person([grant('JUDGE', inContest('c1', 'e1'))]);
    expect(can(judge, 'contest.judge', inContest('c1', 'e1'))).toBe(true);
    expect(heldBy(judge, inContest('c2', 'e1'))).toEqual([]);
    expect(heldBy(judge, inEvent('e1'))).toEqual([]);
  });

  it('a steward of one gate has nothing at another, nor in the event', () => {
    const steward = person([grant('STEWARD', atGate('g1', 'e1'))]);
    expect(heldBy(steward, atGate('g1', 'e1'))).toEqual(['scan.record']);
    expect(heldBy(steward, atGate('g2', 'e1'))).toEqual([]);
    expect(heldBy(steward, inEvent('e1'))).toEqual([]);
  });

  it('a role in a scope it cannot be held in gives nothing', () => {
    expect(heldBy(person([grant('ORGANISER', EVERYWHERE)]), inEvent('e1'))).toEqual([]);
    expect(heldBy(person([grant('ADMINISTRATOR', inEvent('e1'))]), inEvent('e1'))).toEqual([]);
  });

  it('several roles add up', () => {
    const both = person([grant('STEWARD', inEvent('e1')), grant('ORGANISER', inEvent('e2'))]);
    expect(heldBy(both, inEvent('e1'))).toEqual(['scan.record']);
    expect(scopesOf(both, 'scan.record')).toEqual([inEvent('e1'), inEvent('e2')]);
    expect(scopesOf(both, 'event.manage')).toEqual([inEvent('e2')]);
  });
});

describe('deny by default', () => {
  it('strangers, jobs and people without a role may nothing, anywhere', () => {
    for (const actor of [ANONYMOUS, { kind: 'system', job: 'x' } as const, person([])]) {
      for (const permission of PERMISSIONS) {
        for (const scope of [EVERYWHERE, inEvent('e1'), atGate('g1', 'e1'), 'any'] as const) {
          expect(decideAccess(actor, permission, scope)).toBe('denied');
        }
        expect(scopesOf(actor, permission)).toEqual([]);
      }
    }
  });

  it('a device scans at its own gate; only a supervisor overrides', () => {
    expect(heldBy(device('STEWARD'), atGate('g1', 'e1'))).toEqual(['scan.submit', 'scan.record']);
    expect(heldBy(device('SUPERVISOR', true), atGate('g1', 'e1'))).toEqual(['scan.submit']);
    expect(heldBy(device('SUPERVISOR'), atGate('g1', 'e1'))).toEqual(['scan.submit', 'scan.record', 'scan.override']);
    for (const elsewhere of [atGate('g2', 'e1'), atGate('g1', 'e2'), inEvent('e1'), EVERYWHERE]) {
      expect(heldBy(device('SUPERVISOR'), elsewhere)).toEqual([]);
    }
    expect(decideAccess(device('STEWARD'), 'scan.record', 'any')).toBe('allowed');
    expect(scopesOf(device('STEWARD'), 'scan.record')).toEqual([atGate('g1', 'e1')]);
  });
});

describe('the second factor', () => {
  const organiser = [grant('ORGANISER', inEvent('e1'))];

  it('is asked for before a role that needs it counts, and only where the role would', () => {
    const unverified = person(organiser, false);
    expect(decideAccess(unverified, 'event.manage', inEvent('e1'))).toBe('second-factor');
    expect(decideAccess(unverified, 'event.manage', inEvent('e2'))).toBe('denied');
    expect(decideAccess(unverified, 'event.manage', 'any')).toBe('second-factor');
    expect(can(unverified, 'event.manage', inEvent('e1'))).toBe(false);
    expect(scopesOf(unverified, 'event.manage')).toEqual([]);
  });

  it('is not asked for what another role gives without it', () => {
    const unverified = person([...organiser, grant('STEWARD', inEvent('e1'))], false);
    expect(decideAccess(unverified, 'scan.record', inEvent('e1'))).toBe('allowed');
    expect(decideAccess(unverified, 'event.manage', inEvent('e1'))).toBe('second-factor');
  });
});
