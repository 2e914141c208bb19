import type { INestApplicationContext } from '@nestjs/common';
import { EstablishDemoStaff, OfferRole, TakeRole } from '@pho-hien/identity-api';
import { inOrganisation, newId, type PersonActor, type Role, type Scope } from '@pho-hien/kernel';
import { CreateOrganisation, OrganisationQueries } from '@pho-hien/organisations-api';
import { rolesIn } from '@pho-hien/organisations-core';
import { type Caller, Database } from '@pho-hien/platform';
import { type DemoLead, seedGroups } from './seed-groups.ts';
import type { DemoAccount } from './seed-staff.ts';
import { moreStartups } from './more-startups.ts';
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

/** So many are made at once. */
const AT_ONCE = 8;
const MEMBER: DemoPerson = { name: 'Trần Thu Phương', email: 'thanh-vien@phohien.example' };
const COORDINATOR = 'dieu-phoi@phohien.example';

/** Some hundred and twenty organisations with their people, of whom one of each role can sign in. An earlier edition's stay. */
export async function seedOrganisations(app: INestApplicationContext, eventId: string): Promise<DemoAccount[]> {
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
  const accounts: DemoAccount[] = [
    { ...credentials, email: owner.email, role: 'STARTUP_OWNER', duty: 'Chủ startup · startup owner' },
    await seedAccount(app, MEMBER, 'STARTUP_MEMBER', scope, 'Thành viên startup · startup member'),
  ];
  const rest = [...others, ...moreStartups()];
  for (let next = 0; next < rest.length; next += AT_ONCE)
    for (const seeded of await Promise.all(rest.slice(next, next + AT_ONCE).map((other) => seedOne(app, host, other))))
      if (seeded) {
        accounts.push(seeded.account);
        await seedGroups(app, eventId, { caller: host, organisationId: id }, seeded);
      }
  return accounts;
}

async function seedAccount(
  app: INestApplicationContext,
  person: DemoPerson,
  role: Role,
  scope: Scope,
  duty: string,
): Promise<DemoAccount & { readonly userId: string }> {
  return { ...(await app.get(EstablishDemoStaff).run({ ...person, role, scope })), email: person.email, role, duty };
}

/** Its owner holds the role before there is an organisation, because nobody signs in here. */
async function seedOne(
  app: INestApplicationContext,
  host: Caller,
  { profile, people }: DemoStartup,
): Promise<(DemoLead & { readonly account: DemoAccount }) | null> {
  const id = newId();
  const [leading, lesser] = rolesIn(profile.kind);
  const [owner, ...members] = people;
  const account =
    owner.email === COORDINATOR
      ? await seedAccount(app, owner, leading, inOrganisation(id), 'Điều phối viên trường học · school coordinator')
      : null;
  const userId = account?.userId ?? (await join(app, host, id, owner, leading));
  await app.get(CreateOrganisation).run(as(userId, owner), id, profile);
  for (const member of members) await join(app, as(userId, owner), id, member, lesser ?? leading);
  return account && { account, caller: as(userId, owner), organisationId: id };
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
