import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { as, Database, type GraphqlContext, loader, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { EventType } from '../events/event.graphql.ts';
import { ProgrammeNotices } from './notices/programme-notices.ts';
import { ProgrammeQueries } from './programme.queries.ts';
import { RoomType } from './rooms/room.graphql.ts';
import { EventSessionType, SessionWarningType } from './session.graphql.ts';
import {
  ProgrammeChangesTold,
  ProgrammeNoticeType,
  SessionSignUpType,
  TellProgrammeChangesInput,
  TellProgrammeChangesResult,
} from './sign-ups/sign-up.graphql.ts';
import { SignUpQueries } from './sign-ups/sign-up.queries.ts';
import { SpeakerType } from './speakers/speaker.graphql.ts';

@Resolver(() => EventType)
export class ProgrammeResolver {
  constructor(
    private readonly programme: ProgrammeQueries,
    private readonly signUps: SignUpQueries,
    private readonly notices: ProgrammeNotices,
    private readonly database: Database,
  ) {}

  @ResolveField(() => [RoomType], { description: 'In the order in which they were made.' })
  rooms(@Parent() { id }: EventType, @Context() context: GraphqlContext) {
    return loader(context, 'roomsOfEvent', (ids) => this.programme.roomsOf(ids)).load(id);
  }

  @ResolveField(() => [SpeakerType], { description: 'By name.' })
  speakers(@Parent() { id }: EventType, @Context() context: GraphqlContext) {
    return loader(context, 'speakersOfEvent', (ids) => this.programme.speakersOf(ids)).load(id);
  }

  @ResolveField(() => [EventSessionType], { description: 'By time, cancelled ones too.' })
  sessions(@Parent() { id }: EventType, @Context() context: GraphqlContext) {
    return loader(context, 'sessionsOfEvent', (ids) => this.programme.sessionsOf(ids)).load(id);
  }

  @Requires('event.read', scopeOf('event', 'eventId'))
  @Query(() => [SessionWarningType], { description: 'What an organiser should look at in the programme.' })
  programmeWarnings(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.programme.warningsIn(eventId);
  }

  @Requires('event.read', scopeOf('event', 'eventId'))
  @Query(() => ProgrammeNoticeType, { nullable: true, description: 'Null: nobody has to be told of anything.' })
  programmeNotice(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.signUps.noticeOf(eventId);
  }

  @Requires('registration.read', scopeOf('event session', 'sessionId'))
  @Query(() => [SessionSignUpType], { description: 'Who signed up for a session, by name.' })
  sessionSignUps(@Args('sessionId', { type: () => ID }) sessionId: string) {
    return this.signUps.of(sessionId);
  }

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => TellProgrammeChangesResult, {
    description: 'Tells of changes at once that would gather for some minutes. Where nothing waits it does nothing.',
  })
  tellProgrammeChanges(@Args('input') { eventId }: TellProgrammeChangesInput) {
    const work = this.database.transaction((tx) => this.notices.tellNow(tx, eventId));
    return outcomeOf(work.then(() => as(ProgrammeChangesTold, { eventId })));
  }
}
