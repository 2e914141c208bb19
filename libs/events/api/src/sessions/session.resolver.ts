import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { SessionInput } from '@pho-hien/events-core';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { DeleteUnused } from './delete-unused.ts';
import { MoveSession } from './move-session.ts';
import { ProgrammeQueries } from './programme.queries.ts';
import { SaveSession } from './save-session.ts';
import {
  CancelEventSessionInput,
  CreateEventSessionInput,
  DeleteEventSessionInput,
  DeleteEventSessionResult,
  EventSessionDeleted,
  EventSessionSaved,
  type EventSessionType,
  MoveEventSessionResult,
  RestoreEventSessionInput,
  SaveEventSessionResult,
  type SessionWarningType,
  UpdateEventSessionInput,
} from './session.graphql.ts';

const whole = <Input extends CreateEventSessionInput | UpdateEventSessionInput>(input: Input): SessionInput => ({
  ...input,
  roomId: input.roomId ?? null,
  places: input.places ?? null,
});

@Resolver()
export class SessionResolver {
  constructor(
    private readonly queries: ProgrammeQueries,
    private readonly save: SaveSession,
    private readonly move: MoveSession,
    private readonly remove: DeleteUnused,
  ) {}

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => SaveEventSessionResult, { description: 'Adds a session to an event.' })
  createEventSession(@Args('input') input: CreateEventSessionInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.save.run(caller, { eventId: input.eventId }, whole(input)).then((id) => this.saved(id)));
  }

  @Requires('event.manage', scopeOf('event session', 'input.id'))
  @Mutation(() => SaveEventSessionResult, {
    description: 'Replaces what is said of a session. Who signed up is told of another time or room.',
  })
  updateEventSession(@Args('input') input: UpdateEventSessionInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.save.run(caller, input, whole(input)).then((id) => this.saved(id)));
  }

  @Requires('event.manage', scopeOf('event session', 'input.id'))
  @Mutation(() => MoveEventSessionResult, {
    description: 'Calls a session off. It stays visible, and who signed up is told why.',
  })
  cancelEventSession(@Args('input') input: CancelEventSessionInput, @CurrentCaller() caller: Caller) {
    const work = this.move.run(caller, input.id, input.version, 'cancel', input.reason);
    return outcomeOf(work.then(() => this.saved(input.id)));
  }

  @Requires('event.manage', scopeOf('event session', 'input.id'))
  @Mutation(() => MoveEventSessionResult, { description: 'Takes a cancellation back while the room is free.' })
  restoreEventSession(@Args('input') { id, version }: RestoreEventSessionInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.move.run(caller, id, version, 'restore').then(() => this.saved(id)));
  }

  @Requires('event.manage', scopeOf('event session', 'input.id'))
  @Mutation(() => DeleteEventSessionResult, { description: 'Deletes a session for which nobody signed up.' })
  deleteEventSession(@Args('input') { id }: DeleteEventSessionInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.remove.run(caller, 'session', id).then(() => as(EventSessionDeleted, { id })));
  }

  private async saved(id: string): Promise<EventSessionSaved> {
    const session = (await this.queries.session(id))!;
    const all = await this.queries.warningsIn(session.eventId);
    return as(EventSessionSaved, {
      session,
      warnings: all.filter(({ sessionId }) => sessionId === id) as (SessionWarningType & {
        other: EventSessionType | null;
      })[],
    });
  }
}
