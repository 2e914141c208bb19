import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FilePurposes } from '@pho-hien/files-api';
import { EventNames } from '@pho-hien/identity-api';
import { inEvent } from '@pho-hien/kernel';
import { MailAttachments } from '@pho-hien/notifications-api';
import { Jobs, ScopeTracers } from '@pho-hien/platform';
import { EventQueries } from './events/event.queries.ts';
import { GivenAnswers } from './forms/given-answers.ts';
import { SETTLE_WAITLIST, type WaitlistToSettle } from './registrations/places.ts';
import { RegistrationQueries } from './registrations/registration.queries.ts';
import { SendReminders } from './reminders/send-reminders.ts';
import { EventKeys } from './signing/event-keys.ts';
import { SIGN_AGAIN, type SignAgain } from './signing/revoke-signing-key.ts';
import { SignTicketsAgain } from './signing/sign-tickets-again.ts';
import { TicketTypeQueries } from './ticket-types/ticket-type.queries.ts';
import { ExportQueries } from './tables/exports/export.queries.ts';
import { type ExportJob, REMOVE_EXPORT, WRITE_EXPORT } from './tables/exports/start-export.ts';
import { WriteExport } from './tables/exports/write-export.ts';
import { TicketMailFiles } from './tickets/ticket-mail-files.ts';
import { TicketQueries } from './tickets/ticket.queries.ts';
import { SettleWaitlist } from './waitlist/settle-waitlist.ts';
import { SweepWaitlists } from './waitlist/sweep-waitlists.ts';

/** What comes again by itself need not be tried again. */
const ONCE = { retryLimit: 0, retryDelay: 1, concurrency: 1 } as const;

/** Says to the other contexts, and to the queue of jobs, what is done here. */
@Injectable()
export class EventsWiring implements OnModuleInit {
  constructor(
    private readonly tracers: ScopeTracers,
    private readonly events: EventQueries,
    private readonly ticketTypes: TicketTypeQueries,
    private readonly registrations: RegistrationQueries,
    private readonly tickets: TicketQueries,
    private readonly names: EventNames,
    private readonly attachments: MailAttachments,
    private readonly ticketFiles: TicketMailFiles,
    private readonly keys: EventKeys,
    private readonly jobs: Jobs,
    private readonly signAgain: SignTicketsAgain,
    private readonly purposes: FilePurposes,
    private readonly answers: GivenAnswers,
    private readonly writeExport: WriteExport,
    private readonly exports: ExportQueries,
    private readonly waitlist: SettleWaitlist,
    private readonly sweepWaitlists: SweepWaitlists,
    private readonly reminders: SendReminders,
  ) {}

  onModuleInit(): void {
    const traced = (type: string, eventOf: (id: string) => Promise<string | undefined>) =>
      this.tracers.register(type, async (id) => {
        const eventId = await eventOf(id);
        return eventId === undefined ? null : inEvent(eventId);
      });
    traced('event', async (id) => ((await this.events.exists(id)) ? id : undefined));
    traced('ticket type', (id) => this.ticketTypes.eventOf(id));
    traced('registration', (id) => this.registrations.eventOf(id));
    traced('ticket', (id) => this.tickets.eventOf(id));
    traced('signing key', (id) => this.keys.eventOf(id));
    this.jobs.register<SignAgain>(SIGN_AGAIN, { retryLimit: 20, retryDelay: 5, concurrency: 1 }, (data) =>
      this.signAgain.run(data),
    );
    this.jobs.register<WaitlistToSettle>(
      SETTLE_WAITLIST,
      { retryLimit: 20, retryDelay: 2, concurrency: 1 },
      (waitlist) => this.waitlist.run(waitlist),
    );
    // Cron: each minute, and every five.
    this.jobs.register('events.sweep-waitlists', ONCE, () => this.sweepWaitlists.run(), '* * * * *');
    this.jobs.register('events.send-reminders', ONCE, () => this.reminders.run(), '*/5 * * * *');
    this.names.register((ids) => this.events.namesOf(ids));
    this.ticketFiles.registerWith(this.attachments);
    this.answers.registerWith(this.purposes);
    this.exports.registerWith(this.purposes);
    this.jobs.register<ExportJob>(
      WRITE_EXPORT,
      { retryLimit: 2, retryDelay: 2, concurrency: 1, heartbeatSeconds: 20 },
      (wanted, attempt) => this.writeExport.run(wanted, attempt),
    );
    this.jobs.register<ExportJob>(REMOVE_EXPORT, { retryLimit: 10, retryDelay: 60 }, (old) => this.exports.remove(old));
  }
}
