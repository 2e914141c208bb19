import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AnnouncementAudience } from '@pho-hien/events-core';
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
  audienceSize(@Args('input') { eventId, purpose, audience }: AudienceSizeInput) {
    return this.audience.size(eventId, purpose, filterOf(audience));
  }

  @Requires('message.send', scopeOf('event', 'input.eventId'))
  @Mutation(() => SendAnnouncementResult, { description: 'Sends it off; mails leave one after the other.' })
  sendAnnouncement(@Args('input') input: SendAnnouncementInput, @CurrentCaller() caller: Caller) {
    const work = this.send.run(caller, { ...input, audience: filterOf(input.audience) });
    return outcomeOf(work.then(async () => as(AnnouncementStarted, { announcement: await this.find(input.id) })));
  }

  @Requires('message.send', scopeOf('announcement', 'input.id'))
  @Mutation(() => AnnouncementStopped, { description: 'What has not left yet does not leave.' })
  async stopAnnouncement(@Args('input') { id }: StopAnnouncementInput, @CurrentCaller() caller: Caller) {
    await this.stop.run(caller, id);
    return { announcement: await this.find(id) };
  }

  private async find(id: string): Promise<Announcement> {
    const found = await this.queries.find(id);
    if (!found) throw notFound();
    return shown(found);
  }
}

const filterOf = ({ ticketTypeIds, statuses, arrival }: AudienceInput): AnnouncementAudience => ({
  ticketTypeIds,
  statuses,
  arrival: arrival ? { day: arrival.day, arrived: arrival.arrived } : null,
});

function shown({ mails, audience, ...announcement }: AnnouncementView): Announcement {
  return {
    ...announcement,
    audience: audience as unknown as AnnouncementAudience,
    queued: mails.queued,
    sent: mails.sent,
    undelivered: mails.failed + mails.bounced,
  };
}
