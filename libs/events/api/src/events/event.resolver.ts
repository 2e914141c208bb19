import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { spanOf } from '@pho-hien/events-core';
import { inEvent } from '@pho-hien/kernel';
import { scopesOf } from '@pho-hien/identity-core';
import {
  anywhere,
  as,
  Authorizer,
  type Caller,
  CurrentCaller,
  everywhere,
  type GraphqlContext,
  loader,
  LocalDate,
  outcomeOf,
  Public,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import { TicketTypeType } from '../ticket-types/ticket-type.graphql.ts';
import { TicketTypeQueries } from '../ticket-types/ticket-type.queries.ts';
import { CreateEvent } from './create-event.ts';
import {
  CreateEventInput,
  EventDayType,
  EventSaved,
  EventType,
  PublishEventInput,
  PublishEventResult,
  ReturnEventToDraftInput,
  SaveEventResult,
  UpdateEventInput,
} from './event.graphql.ts';
import { EventQueries } from './event.queries.ts';
import { MoveEvent } from './move-event.ts';
import { UpdateEvent } from './update-event.ts';

@Resolver(() => EventType)
export class EventResolver {
  constructor(
    private readonly events: EventQueries,
    private readonly ticketTypes: TicketTypeQueries,
    private readonly createOne: CreateEvent,
    private readonly update: UpdateEvent,
    private readonly move: MoveEvent,
    private readonly authorizer: Authorizer,
  ) {}

  @Public()
  @Query(() => [EventType], { description: 'Published events, by first day, soonest first.' })
  publishedEvents() {
    return this.events.published();
  }

  @Public()
  @Query(() => EventType, {
    nullable: true,
    description: 'The event of this address; null when it is not published, except for those who may see its draft.',
  })
  async event(@Args('slug', { type: () => String }) slug: string, @CurrentCaller() caller: Caller) {
    const event = await this.events.bySlug(slug);
    if (!event || event.status === 'PUBLISHED') return event;
    const mayRead = this.authorizer.decide(caller.actor, 'event.read', inEvent(event.id)) === 'allowed';
    return mayRead ? event : undefined;
  }

  @Requires('event.read', anywhere)
  @Query(() => [EventType], { description: 'Every event the caller may manage or read as a draft.' })
  managedEvents(@CurrentCaller() { actor }: Caller) {
    return this.events.within(scopesOf(actor, 'event.read'));
  }

  @Requires('event.read', scopeOf('event', 'id'))
  @Query(() => EventType, { description: 'One event with all its ticket types, hidden ones too.' })
  managedEvent(@Args('id', { type: () => ID }) id: string) {
    return this.events.managed(id);
  }

  @Requires('event.create', everywhere)
  @Mutation(() => SaveEventResult, { description: 'Makes a draft with its days and its first signing key.' })
  createEvent(@Args('input') input: CreateEventInput, @CurrentCaller() caller: Caller) {
    const work = this.createOne.run(caller, { ...input, communeCode: input.communeCode ?? null });
    return outcomeOf(work.then((id) => this.saved(id)));
  }

  @Requires('event.manage', scopeOf('event', 'input.id'))
  @Mutation(() => SaveEventResult, {
    description: 'Replaces texts, venue and days. Once tickets were issued, dates stay as they are.',
  })
  updateEvent(@Args('input') { id, version, ...input }: UpdateEventInput, @CurrentCaller() caller: Caller) {
    const work = this.update.run(caller, id, version, { ...input, communeCode: input.communeCode ?? null });
    return outcomeOf(work.then(() => this.saved(id)));
  }

  @Requires('event.publish', scopeOf('event', 'input.id'))
  @Mutation(() => PublishEventResult, { description: 'Shows a draft to everybody and opens its registrations.' })
  publishEvent(@Args('input') { id, version }: PublishEventInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.move.run(caller, id, version, 'publish').then(() => this.saved(id)));
  }

  @Requires('event.publish', scopeOf('event', 'input.id'))
  @Mutation(() => PublishEventResult, {
    description: 'Takes an event back from the public. Registrations and tickets stay what they are.',
  })
  returnEventToDraft(@Args('input') { id, version }: ReturnEventToDraftInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.move.run(caller, id, version, 'returnToDraft').then(() => this.saved(id)));
  }

  @ResolveField(() => [EventDayType], { description: 'First day first.' })
  days(@Parent() event: EventType, @Context() context: GraphqlContext) {
    return this.daysOf(event, context);
  }

  @ResolveField(() => LocalDate, { description: 'The first day.' })
  async startsOn(@Parent() event: EventType, @Context() context: GraphqlContext) {
    return spanOf(await this.daysOf(event, context))?.startsOn;
  }

  @ResolveField(() => LocalDate, { description: 'The last day.' })
  async endsOn(@Parent() event: EventType, @Context() context: GraphqlContext) {
    return spanOf(await this.daysOf(event, context))?.endsOn;
  }

  @ResolveField('ticketTypes', () => [TicketTypeType], {
    description: 'Without the hidden ones, except on a managed event.',
  })
  async ticketTypesShown(@Parent() event: EventType, @Context() context: GraphqlContext) {
    const types = await loader(context, 'ticketTypesOfEvent', (ids) => this.ticketTypes.ofEvents(ids)).load(event.id);
    return (types ?? []).filter(({ hidden }) => event.managed || !hidden);
  }

  private async daysOf(event: EventType, context: GraphqlContext): Promise<EventDayType[]> {
    return (await loader(context, 'daysOfEvent', (ids) => this.events.daysOf(ids)).load(event.id)) ?? [];
  }

  private async saved(id: string): Promise<EventSaved> {
    return as(EventSaved, { event: await this.events.managed(id) });
  }
}
