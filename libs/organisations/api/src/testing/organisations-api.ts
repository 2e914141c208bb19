import { Injectable, Module } from '@nestjs/common';
import { AuditModule, auditPersistence } from '@pho-hien/audit-api';
import { FilesModule, filesPersistence } from '@pho-hien/files-api';
import { IdentityModule, identityPersistence, PeopleIn } from '@pho-hien/identity-api';
import { EVERYWHERE, inEvent, inOrganisation, newId, type PersonActor, type Role } from '@pho-hien/kernel';
import { NotificationsModule, notificationsPersistence } from '@pho-hien/notifications-api';
import type { OrganisationProfile } from '@pho-hien/organisations-core';
import { type Caller, Jobs, platformPersistence, ScopeTracers } from '@pho-hien/platform';
import { actingAs, startTestApi, type TestApi, TestActorsModule } from '@pho-hien/platform/testing';
import { ReferenceModule, referencePersistence } from '@pho-hien/reference-api';
import { OrganisationsModule } from '../organisations.module.ts';
import { organisationsPersistence } from '../persistence.ts';
import { CreateOrganisation } from '../profile/create-organisation.ts';

/** Events stand above this context: there are none here. */
@Injectable()
class NoEvents {
  constructor(tracers: ScopeTracers) {
    for (const type of ['event', 'gate']) tracers.register(type, async () => null);
  }
}

@Module({ providers: [NoEvents] })
class NoEventsModule {}

export const callerOf = (actor: PersonActor): Caller => ({ actor, requestId: newId(), locale: 'vi' });

let made = 0;

/** A profile without problems, of a name of its own. */
export function aProfile(change: Partial<OrganisationProfile> = {}): OrganisationProfile {
  return {
    kind: 'ENTERPRISE',
    name: `Tên riêng ${newId()
      .slice(-12)
      .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)}`,
    taxCode: null,
    firstRegisteredOn: null,
    projectName: null,
    field: null,
    stage: null,
    intellectualProperty: [],
    pitch: '',
    website: null,
    communeCode: null,
    logoFileId: null,
    headExperienceYears: null,
    hasSupportProcess: false,
    hasCooperationAgreements: false,
    ...change,
  };
}

/** The API with organisations on a database of its own. Jobs are done by the test itself. */
export class OrganisationsApi {
  private constructor(readonly api: TestApi) {}

  static async start(): Promise<OrganisationsApi> {
    const api = await startTestApi({
      contexts: [
        platformPersistence,
        auditPersistence,
        filesPersistence,
        notificationsPersistence,
        referencePersistence,
        identityPersistence,
        organisationsPersistence,
      ],
      modules: [
        TestActorsModule,
        AuditModule,
        FilesModule,
        NotificationsModule,
        ReferenceModule,
        IdentityModule,
        OrganisationsModule,
        NoEventsModule,
      ],
      environment: { RATE_LIMITS: 'false' },
    });
    const { boss } = api.app.get(Jobs) as unknown as { boss: { offWork(name: string): Promise<void> } };
    for (const job of ['mail.deliver', 'organisation.compare', 'organisation.merged']) await boss.offWork(job);
    return new OrganisationsApi(api);
  }

  rows<Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.api.database.reader.execute(sql, values) as unknown as Promise<Row[]>;
  }

  /** Somebody with an account, and with these roles besides those in organisations. */
  async person(name = 'Nguyễn Thị Lan', role?: Role): Promise<PersonActor> {
    const userId = newId();
    const email = `nguoi-${(made += 1)}@congty.example`;
    const values = [userId, name, email];
    await this.api.database.transaction((tx) =>
      tx.execute(
        'insert into users (id, name, email, email_verified, two_factor_enabled, created_at, updated_at) values (?, ?, ?, true, false, now(), now())',
        values,
      ),
    );
    const scope = role === 'ADMINISTRATOR' || role === 'AUDITOR' ? EVERYWHERE : inEvent(newId());
    const grants = role ? [{ id: newId(), role, scope }] : [];
    return { kind: 'person', userId, email, name, grants, sessionId: newId(), secondFactorVerified: true };
  }

  /** The person with the roles that they hold in an organisation now. */
  async as(person: PersonActor, organisationId: string): Promise<PersonActor> {
    const people = await this.people(organisationId);
    const own = people.filter(({ userId }) => userId === person.userId);
    const grants = own.map(({ grantId: id, role }) => ({ id, role, scope: inOrganisation(organisationId) }));
    return { ...person, grants: [...person.grants, ...grants] };
  }

  people(organisationId: string) {
    return this.api.app.get(PeopleIn).organisations(this.api.database.reader, [organisationId]);
  }

  /** An organisation of this person. */
  async organisation(owner: PersonActor, change: Partial<OrganisationProfile> = {}): Promise<string> {
    return this.api.app.get(CreateOrganisation).run(callerOf(owner), newId(), aProfile(change));
  }

  /** Sends an operation and gives its first field, or the code of its error. */
  async ask<Data = Record<string, unknown>>(actor: PersonActor, query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.api.graphql<Record<string, Data>>(query, variables, actingAs(actor));
    if (errors) return errors[0]!.extensions.code as Data;
    return Object.values(data)[0]!;
  }
}
