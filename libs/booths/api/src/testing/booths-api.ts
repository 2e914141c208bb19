import { AuditModule, auditPersistence } from '@pho-hien/audit-api';
import { CreateEvent, CreateTicketType, EventsModule, eventsPersistence, MoveEvent } from '@pho-hien/events-api';
import { FilesModule, filesPersistence } from '@pho-hien/files-api';
import { IdentityModule, identityPersistence } from '@pho-hien/identity-api';
import { type Actor, EVERYWHERE, newId, type PersonActor } from '@pho-hien/kernel';
import { NotificationsModule, notificationsPersistence } from '@pho-hien/notifications-api';
import { OrganisationsModule, organisationsPersistence } from '@pho-hien/organisations-api';
import { type Caller, Jobs, platformPersistence } from '@pho-hien/platform';
import { actingAs, startTestApi, type TestApi, TestActorsModule } from '@pho-hien/platform/testing';
import { ReferenceModule, referencePersistence } from '@pho-hien/reference-api';
import pg from 'pg';
import { BoothsModule } from '../booths.module.ts';
import { boothsPersistence } from '../persistence.ts';
import { LAPSE_STAY } from '../stays/lapse-stay-job.ts';

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

/** The API with booths on a database of its own. Mails and lapsing are left to the tests. */
export class BoothsApi {
  private constructor(
    readonly api: TestApi,
    readonly clock: TestClock,
    /** A bare client on the same database, for looking and for meddling. */
    readonly client: pg.Client,
  ) {}

  static async start(): Promise<BoothsApi> {
    const clock = new TestClock('2026-11-10T00:00:00Z');
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
        boothsPersistence,
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
        BoothsModule,
      ],
      environment: { RATE_LIMITS: 'false' },
      clock,
    });
    const { boss } = api.app.get(Jobs) as unknown as { boss: { offWork(name: string): Promise<void> } };
    for (const job of ['mail.deliver', LAPSE_STAY]) await boss.offWork(job);
    const client = new pg.Client({ connectionString: api.databaseUrl });
    // The database is dropped under it at the end.
    client.on('error', () => undefined);
    await client.connect();
    await client.query(
      `insert into users (id, email, name, email_verified, created_at, updated_at) values ($1, $2, $3, true, now(), now())`,
      [ADMIN.userId, ADMIN.email, ADMIN.name],
    );
    return new BoothsApi(api, clock, client);
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

  /** A published event. */
  async event(): Promise<{ readonly id: string; readonly slug: string }> {
    const both = (text: string) => ({ vi: text, en: text });
    const slug = `ngay-hoi-${newId().slice(-12)}`;
    const id = await this.get(CreateEvent).run(callerOf(ADMIN), {
      slug,
      name: both('Ngày hội'),
      summary: both('Hai ngày gặp gỡ'),
      description: both(''),
      venueName: both('Trung tâm Hội nghị'),
      venueAddress: 'Đường Điện Biên, phường Phố Hiến',
      communeCode: null,
      contactEmail: 'ngayhoi@hungyen.example',
      days: [{ date: '2099-12-12', opensAt: '08:00', closesAt: '17:30', label: both('') }],
    });
    await this.get(CreateTicketType).run(callerOf(ADMIN), id, {
      name: both('Khách'),
      description: both(''),
      audience: 'VISITOR',
      approval: 'AUTOMATIC',
      places: null,
      opensAt: null,
      closesAt: null,
      validDayIds: [],
      hidden: false,
    });
    await this.get(MoveEvent).run(callerOf(ADMIN), id, 1, 'publish');
    return { id, slug };
  }
}
