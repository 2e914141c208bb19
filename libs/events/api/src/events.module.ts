import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { FilePurposes } from '@pho-hien/files-api';
import { EventNames } from '@pho-hien/identity-api';
import { inEvent } from '@pho-hien/kernel';
import { MailAttachments } from '@pho-hien/notifications-api';
import { Jobs, ScopeTracers } from '@pho-hien/platform';
import { AskEmailChange } from './changes/ask-email-change.ts';
import { CancelByOrganiser } from './changes/cancel-by-organiser.ts';
import { CancelByWallet } from './changes/cancel-by-wallet.ts';
import { CancelRegistration } from './changes/cancel-registration.ts';
import { ChangeMails } from './changes/change-mails.ts';
import { ConfirmEmail } from './changes/confirm-email.ts';
import { CorrectRegistration } from './changes/correct-registration.ts';
import { LinkTokens } from './changes/link-tokens.ts';
import { OfferTransfer } from './changes/offer-transfer.ts';
import { OrganiserChangesResolver } from './changes/organiser-changes.resolver.ts';
import { SetTransferRules } from './changes/set-transfer-rules.ts';
import { TakeTransfer } from './changes/take-transfer.ts';
import { TicketUses } from './changes/ticket-uses.ts';
import { TransferQueries } from './changes/transfer.queries.ts';
import { TransferCheck } from './changes/transferable.ts';
import { WalletChangesResolver } from './changes/wallet-changes.resolver.ts';
import { WithdrawTransfer } from './changes/withdraw-transfer.ts';
import { CloneModule } from './clone/clone.module.ts';
import { DeskQueries } from './desk/desk.queries.ts';
import { DeskResolver } from './desk/desk.resolver.ts';
import { CreateEvent } from './events/create-event.ts';
import { EventReadiness } from './events/event-readiness.ts';
import { EventQueries } from './events/event.queries.ts';
import { EventResolver } from './events/event.resolver.ts';
import { MoveEvent } from './events/move-event.ts';
import { UpdateEvent } from './events/update-event.ts';
import { RegistrationAnswersResolver, WalletAnswersResolver } from './forms/answers.resolver.ts';
import { ChangeAnswers } from './forms/change-answers.ts';
import { FormQueries } from './forms/form.queries.ts';
import { FormResolver } from './forms/form.resolver.ts';
import { GivenAnswers } from './forms/given-answers.ts';
import { PublishForm } from './forms/publish-form.ts';
import { Arrivals, messageProviders, SaveMailWording, SendAnnouncement, SendTestMail } from './messages/index.ts';
import { groupProviders, groupServices } from './groups/groups.providers.ts';
import { printProviders, printServices } from './print/print.providers.ts';
import { ApproveRegistration } from './registrations/approve-registration.ts';
import { Places, SETTLE_WAITLIST, type WaitlistToSettle } from './registrations/places.ts';
import { Register } from './registrations/register.ts';
import { RegistrationMails } from './registrations/registration-mails.ts';
import { RegistrationQueries } from './registrations/registration.queries.ts';
import { RegistrationResolver } from './registrations/registration.resolver.ts';
import { RejectRegistration } from './registrations/reject-registration.ts';
import { TakeOverRegistrations } from './registrations/take-over-registrations.ts';
import { RemindRegistrant } from './registrations/remind-registrant.ts';
import { WalletDoor } from './registrations/wallet-door.ts';
import { WalletTokens } from './registrations/wallet-tokens.ts';
import { WalletResolver } from './registrations/wallet.resolver.ts';
import { ProgrammeModule } from './sessions/programme.module.ts';
import { RemindOfEvents } from './reminders/remind-of-events.ts';
import { RemindOfOffers } from './reminders/remind-of-offers.ts';
import { RemindersResolver } from './reminders/reminders.resolver.ts';
import { SendReminders } from './reminders/send-reminders.ts';
import { SetEventReminders } from './reminders/set-event-reminders.ts';
import { EventKeys } from './signing/event-keys.ts';
import { RevokeSigningKey, SIGN_AGAIN, type SignAgain } from './signing/revoke-signing-key.ts';
import { RotateSigningKey } from './signing/rotate-signing-key.ts';
import { SignTicketsAgain } from './signing/sign-tickets-again.ts';
import { SigningKeyResolver } from './signing/signing-key.resolver.ts';
import { TicketSigner } from './signing/ticket-signer.ts';
import { CreateTicketType } from './ticket-types/create-ticket-type.ts';
import { TicketTypeQueries } from './ticket-types/ticket-type.queries.ts';
import { TicketTypeResolver } from './ticket-types/ticket-type.resolver.ts';
import { UpdateTicketType } from './ticket-types/update-ticket-type.ts';
import { EventTableResolver } from './tables/event-table.resolver.ts';
import { EventTables } from './tables/event-tables.ts';
import { ExportQueries } from './tables/exports/export.queries.ts';
import { ExportResolver } from './tables/exports/export.resolver.ts';
import { type ExportJob, REMOVE_EXPORT, StartExport, WRITE_EXPORT } from './tables/exports/start-export.ts';
import { WriteExport } from './tables/exports/write-export.ts';
import { ReissueTicket } from './tickets/reissue-ticket.ts';
import { ResendTicket } from './tickets/resend-ticket.ts';
import { RevokeTicket } from './tickets/revoke-ticket.ts';
import { TicketDocuments } from './tickets/ticket-documents.ts';
import { TicketFilesController } from './tickets/ticket-files.controller.ts';
import { TicketMailFiles } from './tickets/ticket-mail-files.ts';
import { TicketPrinter } from './tickets/ticket-printer.ts';
import { TicketQueries } from './tickets/ticket.queries.ts';
import { TicketResolver } from './tickets/ticket.resolver.ts';
import { AcceptPlace } from './waitlist/accept-place.ts';
import { OpenWaitlist } from './waitlist/open-waitlist.ts';
import { SettleWaitlist } from './waitlist/settle-waitlist.ts';
import { SweepWaitlists } from './waitlist/sweep-waitlists.ts';
import { WaitlistMails } from './waitlist/waitlist-mails.ts';
import { WaitlistQueries } from './waitlist/waitlist.queries.ts';
import {
  OpenWaitlistResolver,
  RegistrationWaitlistResolver,
  WalletWaitlistResolver,
} from './waitlist/waitlist.resolver.ts';

/** What comes again by itself need not be tried again. */
const ONCE = { retryLimit: 0, retryDelay: 1, concurrency: 1 } as const;

const useCases = [
  CreateEvent,
  UpdateEvent,
  MoveEvent,
  CreateTicketType,
  UpdateTicketType,
  PublishForm,
  Register,
  TakeOverRegistrations,
  RemindRegistrant,
  ApproveRegistration,
  RejectRegistration,
  CancelByWallet,
  CancelByOrganiser,
  CorrectRegistration,
  AskEmailChange,
  ConfirmEmail,
  ChangeAnswers,
  OfferTransfer,
  WithdrawTransfer,
  TakeTransfer,
  SetTransferRules,
  SetEventReminders,
  SendReminders,
  AcceptPlace,
  OpenWaitlist,
  SettleWaitlist,
  ResendTicket,
  RevokeTicket,
  ReissueTicket,
  RotateSigningKey,
  RevokeSigningKey,
];
const queries = [
  EventQueries,
  TicketTypeQueries,
  FormQueries,
  RegistrationQueries,
  TicketQueries,
  WaitlistQueries,
  TransferQueries,
  DeskQueries,
];
const shared = [EventReadiness, TicketUses, EventKeys, TicketSigner];

/** Events, ticket types, registrations and tickets. Global, so that check-in needs no import of it. */
@Global()
@Module({
  imports: [ProgrammeModule, CloneModule],
  controllers: [TicketFilesController],
  providers: [
    ...useCases,
    ...queries,
    ...shared,
    ...messageProviders,
    Places,
    GivenAnswers,
    WalletTokens,
    WalletDoor,
    RegistrationMails,
    WaitlistMails,
    SweepWaitlists,
    CancelRegistration,
    ChangeMails,
    LinkTokens,
    TransferCheck,
    RemindOfEvents,
    RemindOfOffers,
    TicketDocuments,
    TicketPrinter,
    TicketMailFiles,
    SignTicketsAgain,
    EventResolver,
    TicketTypeResolver,
    FormResolver,
    RegistrationAnswersResolver,
    WalletAnswersResolver,
    WalletResolver,
    RegistrationResolver,
    DeskResolver,
    WalletWaitlistResolver,
    RegistrationWaitlistResolver,
    OpenWaitlistResolver,
    WalletChangesResolver,
    OrganiserChangesResolver,
    RemindersResolver,
    TicketResolver,
    SigningKeyResolver,
    EventTables,
    EventTableResolver,
    ...printProviders,
    StartExport,
    WriteExport,
    ExportQueries,
    ExportResolver,
    ...groupProviders,
  ],
  exports: [
    ...useCases,
    ...groupServices,
    ...printServices,
    ...queries,
    ...shared,
    WalletTokens,
    ProgrammeModule,
    CloneModule,
    Arrivals,
    SaveMailWording,
    SendAnnouncement,
    SendTestMail,
  ],
})
export class EventsModule implements OnModuleInit {
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
