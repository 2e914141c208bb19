import { AuditModule, auditPersistence } from '@pho-hien/audit-api';
import type { TicketTypeInput } from '@pho-hien/events-core';
import { FilesModule, filesPersistence } from '@pho-hien/files-api';
import { IdentityModule, identityPersistence } from '@pho-hien/identity-api';
import { type Actor, type Clock, inEvent, EVERYWHERE, newId, type PersonActor, type Role } from '@pho-hien/kernel';
import { NotificationsModule, notificationsPersistence } from '@pho-hien/notifications-api';
import { OrganisationsModule, organisationsPersistence } from '@pho-hien/organisations-api';
import { ReferenceModule, referencePersistence } from '@pho-hien/reference-api';
import { type Caller, Jobs, platformPersistence } from '@pho-hien/platform';
import { startTestApi, type TestApi, TestActorsModule } from '@pho-hien/platform/testing';
import pg from 'pg';
import { CreateEvent } from '../events/create-event.ts';
import { MoveEvent } from '../events/move-event.ts';
import { EventsModule } from '../events.module.ts';
import { eventsPersistence } from '../persistence.ts';
import { CreateTicketType } from '../ticket-types/create-ticket-type.ts';
import { anEvent, aTicketType } from './inputs.ts';

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

/** An event made for a test. */
export interface TestEvent {
  readonly id: string;
  readonly slug: string;
  readonly ticketTypeIds: readonly string[];
}

/** Mails stay queued: nobody takes them here, and drawing tickets for them would only cost time. */
async function leaveMailsUnsent(jobs: Jobs): Promise<void> {
  await (jobs as unknown as { boss: { offWork(name: string): Promise<void> } }).boss.offWork('mail.deliver');
}

/** The API with events on a database of its own, and what tests do again and again. */
export class EventsApi {
  private constructor(
    readonly api: TestApi,
    /** A bare client on the same database, for looking and for meddling. */
    readonly client: pg.Client,
  ) {}

  static async start(
    options: { clock?: Clock; environment?: Record<string, string>; beside?: EventsApi; sendMails?: boolean } = {},
  ): Promise<EventsApi> {
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
      ],
      environment: { RATE_LIMITS: 'false', ...options.environment },
      ...(options.clock && { clock: options.clock }),
      ...(options.beside && { beside: options.beside.api }),
    });
    if (!options.sendMails) await leaveMailsUnsent(api.app.get(Jobs));
    const client = new pg.Client({ connectionString: api.databaseUrl });
    // The database is dropped under it at the end.
    client.on('error', () => undefined);
    await client.connect();
    return new EventsApi(api, client);
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
    await this.api.close();
  }

  /** A published event with these ticket types. */
  async event(...ticketTypes: Partial<TicketTypeInput>[]): Promise<TestEvent> {
    const event = await this.draft(...ticketTypes);
    await this.api.app.get(MoveEvent).run(callerOf(person('ADMINISTRATOR')), event.id, 1, 'publish');
    return event;
  }

  async draft(...ticketTypes: Partial<TicketTypeInput>[]): Promise<TestEvent> {
    const admin = callerOf(person('ADMINISTRATOR'));
    const input = anEvent();
    const id = await this.api.app.get(CreateEvent).run(admin, input);
    const ticketTypeIds: string[] = [];
    for (const change of ticketTypes)
      ticketTypeIds.push(await this.api.app.get(CreateTicketType).run(admin, id, aTicketType(change)));
    return { id, slug: input.slug, ticketTypeIds };
  }

  async rows<Row = Record<string, unknown>>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query(statement, values)).rows as Row[];
  }

  async count(statement: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ count: string }>(`select count(*) from ${statement}`, values);
    return Number(row!.count);
  }
}
