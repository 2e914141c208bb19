import { AuditModule, auditPersistence } from '@pho-hien/audit-api';
import { EventsModule, eventsPersistence } from '@pho-hien/events-api';
import { FilesModule, filesPersistence } from '@pho-hien/files-api';
import { IdentityModule, identityPersistence, OfferRole, TakeRole } from '@pho-hien/identity-api';
import { type Actor, EVERYWHERE, inContest, newId, type PersonActor, type Role, type Scope } from '@pho-hien/kernel';
import { NotificationsModule, notificationsPersistence } from '@pho-hien/notifications-api';
import { OrganisationsModule, organisationsPersistence } from '@pho-hien/organisations-api';
import { type Caller, platformPersistence, systemCaller } from '@pho-hien/platform';
import { actingAs, startTestApi, type TestApi, TestActorsModule } from '@pho-hien/platform/testing';
import { ReferenceModule, referencePersistence } from '@pho-hien/reference-api';
import pg from 'pg';
import { ContestsModule } from '../contests.module.ts';
import { contestsPersistence } from '../persistence.ts';

/** A clock that a test sets. */
export class TestClock {
  constructor(private at: string) {}
  now = () => new Date(this.at);
  set(at: string): void {
    this.at = at;
  }
}

/** Who calls a use case. */
export const callerOf = (actor: Actor): Caller => ({ actor, requestId: newId(), locale: 'vi' });

/** The API with contests on a database of its own. */
export class ContestsApi {
  private constructor(
    readonly api: TestApi,
    readonly clock: TestClock,
    /** A bare client on the same database, for looking and for meddling. */
    readonly client: pg.Client,
  ) {}

  /** A minute after entries open. */
  static async start({ beside }: { beside?: ContestsApi } = {}): Promise<ContestsApi> {
    const clock = beside?.clock ?? new TestClock('2026-11-01T00:01:00Z');
    const api = await startTestApi({
      contexts: [
        platformPersistence,
        auditPersistence,
        filesPersistence,
        notificationsPersistence,
        referencePersistence,
        identityPersistence,
        organisationsPersistence,
        eventsPersistence,
        contestsPersistence,
      ],
      modules: [
        TestActorsModule,
        AuditModule,
        FilesModule,
        NotificationsModule,
        ReferenceModule,
        IdentityModule,
        OrganisationsModule,
        EventsModule,
        ContestsModule,
      ],
      environment: { RATE_LIMITS: 'false' },
      clock,
      ...(beside && { beside: beside.api }),
    });
    const client = new pg.Client({ connectionString: api.databaseUrl });
    // The database is dropped under it at the end.
    client.on('error', () => undefined);
    await client.connect();
    if (!beside)
      await client.query(
        `insert into users (id, email, name, email_verified, created_at, updated_at) values ($1, $2, $3, true, now(), now())`,
        [ADMIN.userId, ADMIN.email, ADMIN.name],
      );
    return new ContestsApi(api, clock, client);
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
    await this.api.close();
  }

  get<T>(type: new (...args: never[]) => T): T {
    return this.api.app.get(type);
  }

  /** What one operation answers to this actor; throws the first error's code. */
  async ask<Data>(actor: Actor, query: string, variables: object = {}): Promise<Data> {
    const headers = actor.kind === 'anonymous' ? {} : actingAs(actor);
    const { data, errors } = await this.api.graphql<Data>(query, variables, headers);
    if (errors) throw new Error(errors[0]!.extensions.code);
    return data;
  }

  async rows<Row = Record<string, unknown>>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query(statement, values)).rows as Row[];
  }

  /** Somebody with an account who holds these roles, as accepted invitations give them. */
  async person(email: string, ...roles: readonly [Role, Scope][]): Promise<PersonActor> {
    const caller = systemCaller('test');
    const name = 'Nguyễn Văn Nhân';
    for (const [role, scope] of roles)
      await this.api.database.transaction(async (tx) => {
        const { token } = await this.get(OfferRole).run(tx, caller, { email, role, scope, locale: 'vi' });
        await this.get(TakeRole).run(tx, caller, token, name);
      });
    const [user] = await this.rows<{ id: string }>(
      `insert into users (id, email, name, email_verified, created_at, updated_at)
       values ($1, $2, $3, true, now(), now()) on conflict (email) do update set name = excluded.name returning id`,
      [newId(), email, name],
    );
    return {
      kind: 'person',
      userId: user!.id,
      email,
      name,
      sessionId: newId(),
      secondFactorVerified: true,
      grants: roles.map(([role, scope]) => ({ id: newId(), role, scope })),
    };
  }

  /** Accepts an invitation and is the person who then holds the role. */
  async accept(email: string, token: string, role: Role, scope: Scope): Promise<PersonActor> {
    await this.api.database.transaction((tx) => this.get(TakeRole).run(tx, systemCaller('test'), token, 'Lê Thị Giám'));
    const person = await this.person(email);
    return { ...person, grants: [{ id: newId(), role, scope }] };
  }

  /** A secretary of the contest. */
  secretary(contestId: string, email = 'thu.ky@phohien.example'): Promise<PersonActor> {
    return this.person(email, ['CONTEST_SECRETARY', inContest(contestId, null)]);
  }
}

/** An administrator. */
export const ADMIN: PersonActor = {
  kind: 'person',
  userId: newId(),
  email: 'quan.tri@phohien.example',
  name: 'Trần Minh Khôi',
  sessionId: newId(),
  secondFactorVerified: true,
  grants: [{ id: newId(), role: 'ADMINISTRATOR', scope: EVERYWHERE }],
};
