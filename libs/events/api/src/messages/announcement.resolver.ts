import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type AnnouncementAudience, audienceProblems } from '@pho-hien/events-core';
import { AnnouncementQueries, type AnnouncementView } from '@pho-hien/notifications-api';
import { as, type Caller, CurrentCaller, notFound, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import {
  Announcement,
  AnnouncementStarted,
  AnnouncementStopped,
  type AudienceInput,
  AudienceSizeInput,
  SendAnnouncementInput,
  SendAnnouncementResult,
  StopAnnouncementInput,
} from './messages.graphql.ts';
import { EventTables } from '../tables/event-tables.ts';
import { RegistrationAudience } from './registration-audience.ts';
import { SendAnnouncement } from './send-announcement.ts';
import { StopAnnouncement } from './stop-announcement.ts';

/** Messages to many. */
@Resolver()
export class AnnouncementResolver {
  constructor(
    private readonly queries: AnnouncementQueries,
    private readonly audience: RegistrationAudience,
    private readonly send: SendAnnouncement,
    private readonly stop: StopAnnouncement,
    private readonly tables: EventTables,
  ) {}

  @Requires('message.send', scopeOf('event', 'eventId'))
  @Query(() => [Announcement], { description: 'Newest first.' })
  async announcements(@Args('eventId', { type: () => ID }) eventId: string) {
    return (await this.queries.ofEvent(eventId)).map(shown);
  }

  @Requires('message.send', scopeOf('announcement', 'id'))
  @Query(() => Announcement)
  announcement(@Args('id', { type: () => ID }) id: string) {
    return this.find(id);
  }

  @Requires('message.send', scopeOf('event', 'input.eventId'))
  @Query(() => Int, { description: 'How many addresses, each in one language, an announcement would go to.' })
  audienceSize(@Args('input') { eventId, purpose, audience }: AudienceSizeInput, @CurrentCaller() caller: Caller) {
    const asked = this.audienceFor(caller, eventId, audience);
    // What cannot be sent to reaches nobody; sending says why.
    return audienceProblems(asked).length > 0 ? 0 : this.audience.size(eventId, purpose, asked);
  }

  @Requires('message.send', scopeOf('event', 'input.eventId'))
  @Mutation(() => SendAnnouncementResult, { description: 'Sends it off; mails leave one after the other.' })
  sendAnnouncement(@Args('input') input: SendAnnouncementInput, @CurrentCaller() caller: Caller) {
    const audience = this.audienceFor(caller, input.eventId, input.audience);
    const work = this.send.run(caller, { ...input, audience });
    return outcomeOf(work.then(async () => as(AnnouncementStarted, { announcement: await this.find(input.id) })));
  }

  @Requires('message.send', scopeOf('announcement', 'input.id'))
  @Mutation(() => AnnouncementStopped, { description: 'What has not left yet does not leave.' })
  async stopAnnouncement(@Args('input') { id }: StopAnnouncementInput, @CurrentCaller() caller: Caller) {
    await this.stop.run(caller, id);
    return { announcement: await this.find(id) };
  }

  /** An audience as it is kept. What it is found by is what its sender may see. */
  private audienceFor(caller: Caller, eventId: string, asked: AudienceInput): AnnouncementAudience {
    const { ticketTypeIds, statuses, arrival, chosen } = asked;
    const filter = chosen?.filter && this.tables.selectionFor(caller, { ...chosen.filter, eventId });
    return {
      ticketTypeIds,
      statuses,
      arrival: arrival ? { day: arrival.day, arrived: arrival.arrived } : null,
      chosen: chosen ? { table: chosen.table, ids: chosen.ids ?? null, filter: filter ?? null } : null,
    };
  }

  private async find(id: string): Promise<Announcement> {
    const found = await this.queries.find(id);
    if (!found) throw notFound();
    return shown(found);
  }
}

function shown({ mails, audience, ...announcement }: AnnouncementView): Announcement {
  const { chosen, ...rest } = audience as unknown as AnnouncementAudience;
  return {
    ...announcement,
    audience: { ...rest, chosen: chosen ? { table: chosen.table, rows: chosen.ids?.length ?? null } : null },
    queued: mails.queued,
    sent: mails.sent,
    undelivered: mails.failed + mails.bounced,
  };
}
