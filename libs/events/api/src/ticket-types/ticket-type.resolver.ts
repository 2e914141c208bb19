import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { TicketTypeInput } from '@pho-hien/events-core';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { CreateTicketType } from './create-ticket-type.ts';
import {
  CreateTicketTypeInput,
  CreateTicketTypeResult,
  TicketTypeSaved,
  UpdateTicketTypeInput,
  UpdateTicketTypeResult,
} from './ticket-type.graphql.ts';
import { TicketTypeQueries } from './ticket-type.queries.ts';
import { UpdateTicketType } from './update-ticket-type.ts';

const whole = <Input extends CreateTicketTypeInput | UpdateTicketTypeInput>(input: Input): TicketTypeInput => ({
  ...input,
  places: input.places ?? null,
  opensAt: input.opensAt ?? null,
  closesAt: input.closesAt ?? null,
});

@Resolver()
export class TicketTypeResolver {
  constructor(
    private readonly queries: TicketTypeQueries,
    private readonly createOne: CreateTicketType,
    private readonly update: UpdateTicketType,
  ) {}

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => CreateTicketTypeResult, { description: 'Adds a ticket type to an event.' })
  createTicketType(@Args('input') input: CreateTicketTypeInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.createOne.run(caller, input.eventId, whole(input)).then((id) => this.saved(id)));
  }

  @Requires('event.manage', scopeOf('ticket type', 'input.id'))
  @Mutation(() => UpdateTicketTypeResult, {
    description: 'Replaces what is said of a ticket type. Once tickets were issued, their days stay as they are.',
  })
  updateTicketType(@Args('input') input: UpdateTicketTypeInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.update.run(caller, input.id, input.version, whole(input)).then(() => this.saved(input.id)));
  }

  private async saved(id: string): Promise<TicketTypeSaved> {
    return as(TicketTypeSaved, { ticketType: (await this.queries.byIds([id])).get(id)! });
  }
}
