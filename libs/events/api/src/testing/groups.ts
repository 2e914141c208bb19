import type { GroupInput, GroupPersonInput } from '@pho-hien/events-core';
import { inOrganisation, newId, type PersonActor, type Role } from '@pho-hien/kernel';
import type { OrganisationKind } from '@pho-hien/organisations-core';
import type { EventsApi } from './events-api.ts';

/** An organisation that stands in the database and nothing more, and somebody who answers for it. */
export async function anOrganisation(
  { client }: EventsApi,
  kind: OrganisationKind = 'SCHOOL',
): Promise<{ id: string; name: string; coordinator: PersonActor }> {
  const id = newId();
  const name = kind === 'SCHOOL' ? 'Trường THPT Phù Cừ' : 'Công ty Nhãn lồng';
  await client.query(
    `insert into organisations (id, kind, name, search_name, name_key, search_text, intellectual_property, pitch,
       has_support_process, has_cooperation_agreements, created_at, updated_at)
     values ($1, $2, $3, $4, $4, $5, '[]', '', false, false, now(), now())`,
    [id, kind, name, name, name],
  );
  return { id, name, coordinator: memberOf(id, kind === 'SCHOOL' ? 'COORDINATOR' : 'STARTUP_OWNER') };
}

/** Somebody with a role in an organisation. */
export function memberOf(organisationId: string, role: Role): PersonActor {
  return {
    kind: 'person',
    userId: newId(),
    email: 'co.giao@truong.example',
    name: 'Trần Thị Cô Giáo',
    sessionId: newId(),
    secondFactorVerified: false,
    grants: [{ id: newId(), role, scope: inOrganisation(organisationId) }],
  };
}

let people = 0;

/** An adult, somebody new each time. */
export function anAdult(change: Partial<GroupPersonInput> = {}): GroupPersonInput {
  people += 1;
  return {
    fullName: `Đỗ Văn Nhóm ${people}`,
    email: `nhom${people}@truong.example`,
    phone: '0912345678',
    minor: false,
    guardianName: null,
    guardianEmail: null,
    locale: 'vi',
    ...change,
  };
}

/** A child with a guardian. */
export function aChild(change: Partial<GroupPersonInput> = {}): GroupPersonInput {
  const adult = anAdult();
  return {
    ...adult,
    fullName: adult.fullName.replace('Văn', 'Bé'),
    email: '',
    minor: true,
    guardianName: 'Đỗ Thị Phụ Huynh',
    guardianEmail: adult.email,
    ...change,
  };
}

/** A group of these people. */
export function aGroup(
  organisationId: string,
  ticketTypeId: string,
  people: readonly GroupPersonInput[],
  change: Partial<GroupInput> = {},
): GroupInput {
  return {
    id: newId(),
    organisationId,
    ticketTypeId,
    source: 'TEAM',
    people,
    authorityReference: null,
    ownConsent: null,
    ...change,
  };
}
