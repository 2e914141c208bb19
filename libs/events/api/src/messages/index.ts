import { Injectable, type OnModuleInit } from '@nestjs/common';
import { inEvent } from '@pho-hien/kernel';
import { AnnouncementQueries, MailLog } from '@pho-hien/notifications-api';
import { ScopeTracers } from '@pho-hien/platform';
import { AnnouncementResolver } from './announcement.resolver.ts';
import { Arrivals } from './arrivals.ts';
import { EventMails } from './event-mails.ts';
import { MessagesResolver } from './messages.resolver.ts';
import { NewsConsents } from './news-consents.ts';
import { RegistrationAudience } from './registration-audience.ts';
import { RegistrationResenders } from './registration-resenders.ts';
import { ResendMail } from './resend-mail.ts';
import { SaveMailWording } from './save-mail-wording.ts';
import { SendAnnouncement } from './send-announcement.ts';
import { SendTestMail } from './send-test-mail.ts';
import { StopAnnouncement } from './stop-announcement.ts';
import { WalletMailResolver } from './wallet-mail.resolver.ts';

/** Says to which event a mail and an announcement belong. */
@Injectable()
class MessageScopes implements OnModuleInit {
  constructor(
    private readonly tracers: ScopeTracers,
    private readonly log: MailLog,
    private readonly announcements: AnnouncementQueries,
  ) {}

  onModuleInit(): void {
    const traced = (find: (id: string) => Promise<{ eventId: string | null } | undefined>) => async (id: string) => {
      const eventId = (await find(id))?.eventId;
      return eventId ? inEvent(eventId) : null;
    };
    this.tracers.register(
      'mail',
      traced((id) => this.log.find(id)),
    );
    this.tracers.register(
      'announcement',
      traced((id) => this.announcements.find(id)),
    );
  }
}

/** Everything by which organisers write to people. */
export const messageProviders = [
  EventMails,
  SaveMailWording,
  SendTestMail,
  ResendMail,
  SendAnnouncement,
  StopAnnouncement,
  RegistrationAudience,
  RegistrationResenders,
  NewsConsents,
  Arrivals,
  MessageScopes,
  MessagesResolver,
  AnnouncementResolver,
  WalletMailResolver,
];
export { Arrivals, SaveMailWording, SendAnnouncement, SendTestMail };
