import { AuditModule, auditPersistence } from '@pho-hien/audit-api';
import { EventsModule, eventsPersistence } from '@pho-hien/events-api';
import { FilesModule, filesPersistence } from '@pho-hien/files-api';
import { IdentityModule, identityPersistence } from '@pho-hien/identity-api';
import { type Actor, EVERYWHERE, inEvent, newId, type PersonActor, type Role } from '@pho-hien/kernel';
import { NotificationsModule, notificationsPersistence } from '@pho-hien/notifications-api';
import { OrganisationsModule, organisationsPersistence } from '@pho-hien/organisations-api';
import { ReferenceModule, referencePersistence } from '@pho-hien/reference-api';
import { type Caller, platformPersistence } from '@pho-hien/platform';
import { actingAs, startTestApi, type TestApi, TestActorsModule } from '@pho-hien/platform/testing';
import pg from 'pg';
import { checkInPersistence } from '../check-in-persistence.ts';
import { CheckInModule } from '../check-in.module.ts';

/** A person with one role, in one event or everywhere. */
export function person(role: Role, eventId?: string): PersonActor {
  return {
    kind: 'person',
    userId: newId(),
    email: 'nhan.vien@phohien.example',
    name: 'Nguyễn Văn Nhân',
    sessionId: newId(),
    secondFactorVerified: true,
    grants: [{ id: newId(), role, scope: eventId ? inEvent(eventId) : EVERYWHERE }],
  };
}

export const callerOf = (actor: Actor): Caller => ({ actor, requestId: newId(), locale: 'vi' });

/** A clock that a test sets. */
export class TestClock {
  constructor(private at: string) {}
  now = () => new Date(this.at);
  set(at: string): void {
    this.at = at;
  }
}

/** The API with check-in on a database of its own. */
export class CheckInApi {
  private constructor(
    readonly api: TestApi,
    readonly clock: TestClock,
    /** A bare client on the same database, for looking and for meddling. */
    readonly client: pg.Client,
  ) {}

  /** 9 o'clock on the first day of the test's events, in Vietnam. */
  static async start({
    at = '2026-12-12T02:00:00Z',
    beside,
    demo = false,
    environment = {},
  }: {
    at?: string;
    beside?: CheckInApi;
    demo?: boolean;
    environment?: Record<string, string>;
  } = {}): Promise<CheckInApi> {
    const clock = beside?.clock ?? new TestClock(at);
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
        checkInPersistence,
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
        CheckInModule,
      ],
      environment: { RATE_LIMITS: 'false', ...(demo && { DEMO: 'true' }), ...environment },
      clock,
      ...(beside && { beside: beside.api }),
    });
    const client = new pg.Client({ connectionString: api.databaseUrl });
    // The database is dropped under it at the end.
    client.on('error', () => undefined);
    await client.connect();
    return new CheckInApi(api, clock, client);
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
    await this.api.close();
  }

  /** What one operation answers to this actor; throws the first error's code. */
  async ask<Data>(actor: Actor, query: string, variables: object = {}): Promise<Data> {
    const headers = actor.kind === 'anonymous' ? {} : actingAs(actor);
    return this.answer(await this.api.graphql<Data>(query, variables, headers));
  }

  /** The same for a paired device, by its token. */
  async askAs<Data>(token: string, query: string, variables: object = {}): Promise<Data> {
    return this.answer(await this.api.graphql<Data>(query, variables, { authorization: `Device ${token}` }));
  }

  async rows<Row = Record<string, unknown>>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query(statement, values)).rows as Row[];
  }

  private answer<Data>({ data, errors }: { data: Data; errors?: readonly { extensions: { code: string } }[] }): Data {
    if (errors) throw new Error(errors[0]!.extensions.code);
    return data;
  }
}
