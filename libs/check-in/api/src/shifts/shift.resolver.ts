import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Clock } from '@pho-hien/kernel';
import { as, type Caller, CLOCK, CurrentCaller, outcomeOf, Requires, scopeOf, SignedIn } from '@pho-hien/platform';
import { CreateShift } from './create-shift.ts';
import { DeleteShift } from './delete-shift.ts';
import {
  CreateShiftInput,
  CreateShiftResult,
  DeleteShiftInput,
  HandoverResult,
  OwnShift,
  ShiftDeleted,
  ShiftPerson,
  ShiftSaved,
  ShiftType,
  WriteHandoverInput,
} from './shift.graphql.ts';
import { ShiftQueries } from './shift.queries.ts';
import { WriteHandover } from './write-handover.ts';

/** One's own shifts stand on one's page for so long after they ended. */
const SHOWN_AFTER_MS = 2 * 24 * 3_600_000;

@Resolver()
export class ShiftResolver {
  constructor(
    private readonly queries: ShiftQueries,
    private readonly create: CreateShift,
    private readonly remove: DeleteShift,
    private readonly handover: WriteHandover,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Requires('staff.manage', scopeOf('event', 'eventId'))
  @Query(() => [ShiftType], { description: 'The shifts of an event as they begin.' })
  shifts(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.ofEvent(eventId);
  }

  @Requires('staff.manage', scopeOf('event', 'eventId'))
  @Query(() => [ShiftPerson], { description: 'Who can be put on a shift of an event, by name.' })
  shiftPeople(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.people(eventId);
  }

  @SignedIn()
  @Query(() => [OwnShift], { description: 'One’s own shifts, as they begin; those of the last two days too.' })
  ownShifts(@CurrentCaller() { actor }: Caller) {
    if (actor.kind !== 'person') return [];
    return this.queries.ofPerson(actor.userId, new Date(this.clock.now().getTime() - SHOWN_AFTER_MS));
  }

  @Requires('staff.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => CreateShiftResult, { description: 'Puts somebody of an event’s staff on a shift.' })
  createShift(@Args('input') input: CreateShiftInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.create.run(caller, input).then((id) => this.saved(id)));
  }

  @Requires('staff.manage', scopeOf('shift', 'input.shiftId'))
  @Mutation(() => ShiftDeleted, { description: 'Takes somebody off a shift.' })
  async deleteShift(@Args('input') { shiftId }: DeleteShiftInput, @CurrentCaller() caller: Caller) {
    return as(ShiftDeleted, { shiftId: await this.remove.run(caller, shiftId) });
  }

  @SignedIn()
  @Mutation(() => HandoverResult, { description: 'Leaves a note for whoever comes after one’s own shift.' })
  writeHandover(@Args('input') input: WriteHandoverInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.handover.run(caller, input).then((id) => this.saved(id)));
  }

  private async saved(id: string) {
    return as(ShiftSaved, { shift: await this.queries.byId(id) });
  }
}
