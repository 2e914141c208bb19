import { Global, Module } from '@nestjs/common';
import { changeProviders, changeServices } from './changes/changes.providers.ts';
import { CloneModule } from './clone/clone.module.ts';
import { deskProviders, deskServices } from './desk/desk.providers.ts';
import { EventsWiring } from './events-wiring.ts';
import { eventProviders, eventServices } from './events/events.providers.ts';
import { formProviders, formServices } from './forms/forms.providers.ts';
import { groupProviders, groupServices } from './groups/groups.providers.ts';
import { Arrivals, messageProviders, SaveMailWording, SendAnnouncement, SendTestMail } from './messages/index.ts';
import { printProviders, printServices } from './print/print.providers.ts';
import { registrationProviders, registrationServices } from './registrations/registrations.providers.ts';
import { reminderProviders, reminderServices } from './reminders/reminders.providers.ts';
import { ProgrammeModule } from './sessions/programme.module.ts';
import { signingProviders, signingServices } from './signing/signing.providers.ts';
import { tableProviders, tableServices } from './tables/tables.providers.ts';
import { ticketTypeProviders, ticketTypeServices } from './ticket-types/ticket-types.providers.ts';
import { TicketFilesController } from './tickets/ticket-files.controller.ts';
import { ticketProviders, ticketServices } from './tickets/tickets.providers.ts';
import { walkUpProviders } from './walk-ups/walk-ups.providers.ts';
import { waitlistProviders, waitlistServices } from './waitlist/waitlist.providers.ts';

/** Events, ticket types, registrations and tickets. Global, so that check-in needs no import of it. */
@Global()
@Module({
  imports: [ProgrammeModule, CloneModule],
  controllers: [TicketFilesController],
  providers: [
    ...changeProviders,
    ...deskProviders,
    ...eventProviders,
    ...formProviders,
    ...registrationProviders,
    ...reminderProviders,
    ...signingProviders,
    ...ticketTypeProviders,
    ...tableProviders,
    ...ticketProviders,
    ...waitlistProviders,
    ...walkUpProviders,
    ...messageProviders,
    ...groupProviders,
    ...printProviders,
    EventsWiring,
  ],
  exports: [
    ...changeServices,
    ...deskServices,
    ...eventServices,
    ...formServices,
    ...registrationServices,
    ...reminderServices,
    ...signingServices,
    ...tableServices,
    ...ticketTypeServices,
    ...ticketServices,
    ...waitlistServices,
    ...walkUpProviders,
    ...groupServices,
    ...printServices,
    ProgrammeModule,
    CloneModule,
    Arrivals,
    SaveMailWording,
    SendAnnouncement,
    SendTestMail,
  ],
})
export class EventsModule {}
