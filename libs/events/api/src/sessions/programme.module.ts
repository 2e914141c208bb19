import { Module, type OnModuleInit } from '@nestjs/common';
import { inEvent } from '@pho-hien/kernel';
import { MailAttachments } from '@pho-hien/notifications-api';
import { Jobs, ScopeTracers } from '@pho-hien/platform';
import { CalendarFilesController } from './calendar/calendar-files.controller.ts';
import { ProgrammeCalendars } from './calendar/programme-calendars.ts';
import { DeleteUnused } from './delete-unused.ts';
import { MoveSession } from './move-session.ts';
import { ProgrammeMails } from './notices/programme-mails.ts';
import { type ProgrammeToTell, ProgrammeNotices, TELL_PROGRAMME } from './notices/programme-notices.ts';
import { TellProgramme } from './notices/tell-programme.ts';
import { ProgrammeQueries } from './programme.queries.ts';
import { ProgrammeResolver } from './programme.resolver.ts';
import { RoomResolver } from './rooms/room.resolver.ts';
import { SaveRoom } from './rooms/save-room.ts';
import { SaveSession } from './save-session.ts';
import { SessionResolver } from './session.resolver.ts';
import { JoinSession } from './sign-ups/join-session.ts';
import { LeaveSession } from './sign-ups/leave-session.ts';
import { Seats } from './sign-ups/seats.ts';
import { SignUpQueries } from './sign-ups/sign-up.queries.ts';
import { SignUpResolver } from './sign-ups/sign-up.resolver.ts';
import { SaveSpeaker } from './speakers/save-speaker.ts';
import { SpeakerResolver } from './speakers/speaker.resolver.ts';

const useCases = [SaveRoom, SaveSpeaker, SaveSession, MoveSession, DeleteUnused, JoinSession, LeaveSession];
const resolvers = [RoomResolver, SpeakerResolver, SessionResolver, ProgrammeResolver, SignUpResolver];

/** Rooms, speakers, sessions, who signed up for them, and their calendars. */
@Module({
  controllers: [CalendarFilesController],
  providers: [
    ...useCases,
    ...resolvers,
    ProgrammeQueries,
    SignUpQueries,
    Seats,
    ProgrammeNotices,
    ProgrammeMails,
    TellProgramme,
    ProgrammeCalendars,
  ],
  exports: [...useCases, ProgrammeQueries],
})
export class ProgrammeModule implements OnModuleInit {
  constructor(
    private readonly tracers: ScopeTracers,
    private readonly programme: ProgrammeQueries,
    private readonly calendars: ProgrammeCalendars,
    private readonly attachments: MailAttachments,
    private readonly jobs: Jobs,
    private readonly telling: TellProgramme,
  ) {}

  onModuleInit(): void {
    const traced = (type: string, table: Parameters<ProgrammeQueries['eventOf']>[0]) =>
      this.tracers.register(type, async (id) => {
        const eventId = await this.programme.eventOf(table, id);
        return eventId === undefined ? null : inEvent(eventId);
      });
    traced('room', 'rooms');
    traced('speaker', 'speakers');
    traced('event session', 'event_sessions');
    this.jobs.register<ProgrammeToTell>(TELL_PROGRAMME, { retryLimit: 20, retryDelay: 5, concurrency: 1 }, (data) =>
      this.telling.run(data),
    );
    // The sessions as they are when the mail leaves: never older than what it says.
    this.attachments.register('programme-changed', async ({ values, about }) => {
      const content = await this.calendars.ofRegistration(
        about!.id,
        values.sessions.map(({ id }) => id),
      );
      return [
        {
          filename: 'lich-cua-ban.ics',
          contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
          content: Buffer.from(content),
        },
      ];
    });
  }
}
