import type { INestApplicationContext } from '@nestjs/common';
import { EstablishDemoStaff, OfferRole, TakeRole } from '@pho-hien/identity-api';
import { inOrganisation, newId, type PersonActor, type Role } from '@pho-hien/kernel';
import { CreateOrganisation, OrganisationQueries } from '@pho-hien/organisations-api';
import { rolesIn } from '@pho-hien/organisations-core';
import { type Caller, Database } from '@pho-hien/platform';
import type { DemoAccount } from './seed-staff.ts';
import { type DemoPerson, type DemoStartup, startups } from './startups.ts';

const as = (userId: string, { name, email }: DemoPerson): Caller => {
  const sessionId = newId();
  const actor: PersonActor = {
    kind: 'person',
    userId,
    email,
    name,
    grants: [],
    sessionId,
    secondFactorVerified: false,
  };
  return { actor, requestId: 'demo-seed', locale: 'vi' };
};

/** Some twenty organisations with their people; the first owner can sign in. An earlier edition's stay. */
export async function seedOrganisations(app: INestApplicationContext): Promise<DemoAccount[]> {
  const { edges } = await app.get(OrganisationQueries).page({ first: 1 });
  if (edges.length > 0) return [];
  const [first, ...others] = startups;
  const [owner, ...members] = first!.people;
  const id = newId();
  const scope = inOrganisation(id);
  const { userId, ...credentials } = await app.get(EstablishDemoStaff).run({ ...owner, role: 'STARTUP_OWNER', scope });
  const host = as(userId, owner);
  await app.get(CreateOrganisation).run(host, id, first!.profile);
  for (const member of members) await join(app, host, id, member, 'STARTUP_MEMBER');
  for (const other of others) await seedOne(app, host, other);
  return [{ ...credentials, email: owner.email, role: 'STARTUP_OWNER', duty: 'Chủ startup · startup owner' }];
}

/** Its owner holds the role before there is an organisation, because nobody signs in here. */
async function seedOne(app: INestApplicationContext, host: Caller, { profile, people }: DemoStartup): Promise<void> {
  const id = newId();
  const [leading, lesser] = rolesIn(profile.kind);
  const [owner, ...members] = people;
  const userId = await join(app, host, id, owner, leading);
  await app.get(CreateOrganisation).run(as(userId, owner), id, profile);
  for (const member of members) await join(app, as(userId, owner), id, member, lesser ?? leading);
}

/** As an accepted invitation, without its mail. */
function join(
  app: INestApplicationContext,
  by: Caller,
  organisationId: string,
  { name, email }: DemoPerson,
  role: Role,
): Promise<string> {
  const scope = inOrganisation(organisationId);
  return app.get(Database).transaction(async (tx) => {
    const { token } = await app.get(OfferRole).run(tx, by, { email, role, scope, locale: 'vi' });
    return (await app.get(TakeRole).run(tx, by, token, name)).userId;
  });
}
