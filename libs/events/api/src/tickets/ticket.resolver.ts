import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { TicketSigner } from '../signing/ticket-signer.ts';
import { ReissueTicket } from './reissue-ticket.ts';
import { ResendTicket } from './resend-ticket.ts';
import { RevokeTicket } from './revoke-ticket.ts';
import {
  ChangeTicketResult,
  IssuedTicketType,
  ReissueTicketInput,
  ResendTicketInput,
  ResendTicketResult,
  RevokeTicketInput,
  TicketChanged,
} from './ticket.graphql.ts';
import { TicketQueries } from './ticket.queries.ts';

@Resolver(() => IssuedTicketType)
export class TicketResolver {
  constructor(
    private readonly tickets: TicketQueries,
    private readonly signer: TicketSigner,
    private readonly revoke: RevokeTicket,
    private readonly reissue: ReissueTicket,
    private readonly resend: ResendTicket,
  ) {}

  @Requires('ticket.manage', scopeOf('ticket', 'input.ticketId'))
  @Mutation(() => ChangeTicketResult, { description: 'Takes a ticket back; its holder reads why.' })
  revokeTicket(@Args('input') { ticketId, reason }: RevokeTicketInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.revoke.run(caller, ticketId, reason).then(() => this.changed(ticketId)));
  }

  @Requires('ticket.manage', scopeOf('ticket', 'input.ticketId'))
  @Mutation(() => ChangeTicketResult, { description: 'Replaces a ticket by a new one, and mails it.' })
  reissueTicket(@Args('input') { ticketId, reason }: ReissueTicketInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.reissue.run(caller, ticketId, reason ?? null).then((newId) => this.changed(newId)));
  }

  @Requires('ticket.manage', scopeOf('ticket', 'input.ticketId'))
  @Mutation(() => ResendTicketResult, { description: 'Mails a ticket again, at most three times in half an hour.' })
  resendTicket(@Args('input') { ticketId }: ResendTicketInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.tickets
        .registrationOf(ticketId)
        .then((registrationId) => this.resend.run(caller, registrationId))
        .then(() => this.changed(ticketId)),
    );
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Text of the QR code, `PH1:` and Base45 with its spaces; null unless the ticket admits.',
  })
  code(@Parent() { signable }: IssuedTicketType) {
    return this.signer.codeOf(signable);
  }

  private async changed(ticketId: string): Promise<TicketChanged> {
    return as(TicketChanged, { ticket: await this.tickets.byId(ticketId) });
  }
}
