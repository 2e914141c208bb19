import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { InvalidInput, problemIn } from '@pho-hien/kernel';
import {
  as,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  outcomeOf,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import { EventType } from '../events/event.graphql.ts';
import { EventQueries } from '../events/event.queries.ts';
import { CancelByWallet } from '../changes/cancel-by-wallet.ts';
import { TicketTypeType } from '../ticket-types/ticket-type.graphql.ts';
import { TicketTypeQueries } from '../ticket-types/ticket-type.queries.ts';
import { AskAgain } from './ask-again.ts';
import {
  AskGroupAgainInput,
  AskGroupAgainResult,
  GroupChanged,
  GroupMemberType,
  GroupRegistered,
  GroupTotalsType,
  RecordAuthorityInput,
  RecordAuthorityResult,
  RegisterGroupInput,
  RegisterGroupResult,
  RegistrationGroupType,
  WithdrawMemberInput,
  WithdrawMemberResult,
} from './group.graphql.ts';
import { GroupQueries } from './group.queries.ts';
import { RecordAuthority } from './record-authority.ts';
import { RegisterGroup } from './register-group.ts';

/** The most people whom a form sends; more come in a spreadsheet. */
const MOST_TYPED = 50;

@Resolver(() => RegistrationGroupType)
export class GroupResolver {
  constructor(
    private readonly queries: GroupQueries,
    private readonly events: EventQueries,
    private readonly ticketTypes: TicketTypeQueries,
    private readonly register: RegisterGroup,
    private readonly again: AskAgain,
    private readonly authority: RecordAuthority,
    private readonly cancel: CancelByWallet,
  ) {}

  @Requires('organisation.represent', scopeOf('organisation', 'organisationId'))
  @Query(() => [RegistrationGroupType], { description: 'Whom an organisation registered, newest first.' })
  registrationGroups(@Args('organisationId', { type: () => ID }) organisationId: string) {
    return this.queries.ofOrganisation(organisationId);
  }

  @Requires('organisation.represent', scopeOf('registration group', 'id'))
  @Query(() => RegistrationGroupType)
  registrationGroup(@Args('id', { type: () => ID }) id: string) {
    return this.queries.byId(id);
  }

  @Requires('organisation.represent', scopeOf('organisation', 'input.organisationId'))
  @Mutation(() => RegisterGroupResult, {
    description: 'Registers all of them or nobody; each gets a mail of their own.',
  })
  registerGroup(@Args('input') input: RegisterGroupInput, @CurrentCaller() caller: Caller) {
    const { ownConsentVersion: textVersion, ...group } = input;
    const rest = {
      source: 'TEAM' as const,
      authorityReference: null,
      ownConsent: textVersion == null ? null : { textVersion },
    };
    const registered =
      input.people.length > MOST_TYPED
        ? Promise.reject(new InvalidInput(problemIn('people', 'too_large')))
        : this.register.run(caller, { ...group, ...rest });
    return outcomeOf(registered.then(async (id) => as(GroupRegistered, { group: await this.queries.byId(id) })));
  }

  @Requires('organisation.represent', scopeOf('registration group', 'input.groupId'))
  @Mutation(() => AskGroupAgainResult, { description: 'Writes once more to everybody who has not answered.' })
  askGroupAgain(@Args('input') { groupId }: AskGroupAgainInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.again.run(caller, groupId).then(() => this.changed(groupId)));
  }

  @Requires('organisation.represent', scopeOf('registration group', 'input.groupId'))
  @Mutation(() => RecordAuthorityResult, {
    description: 'The school states that it holds the guardians’ authority; its pupils who wait have their tickets.',
  })
  recordSchoolAuthority(@Args('input') { groupId, reference }: RecordAuthorityInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.authority.run(caller, groupId, reference).then(() => this.changed(groupId)));
  }

  @Requires('organisation.represent', scopeOf('group member', 'input.registrationId'))
  @Mutation(() => WithdrawMemberResult, { description: 'Somebody of the group will not come; their place is free.' })
  withdrawGroupMember(@Args('input') { registrationId }: WithdrawMemberInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.cancel
        .run(caller, registrationId)
        .then(async () => as(GroupChanged, { group: await this.queries.groupOfMember(registrationId) })),
    );
  }

  @ResolveField(() => [GroupMemberType], { description: 'Who still has to answer first, then by name.' })
  members(@Parent() { id }: RegistrationGroupType) {
    return this.queries.membersOf(id);
  }

  @ResolveField(() => GroupTotalsType)
  totals(@Parent() { id }: RegistrationGroupType, @Context() context: GraphqlContext) {
    return loader(context, 'groupTotals', (ids) => this.queries.totalsOf(ids)).load(id);
  }

  @ResolveField(() => EventType)
  event(@Parent() { eventId }: RegistrationGroupType, @Context() context: GraphqlContext) {
    return loader(context, 'event', (ids) => this.events.byIds(ids, false)).load(eventId);
  }

  @ResolveField(() => TicketTypeType)
  ticketType(@Parent() { ticketTypeId }: RegistrationGroupType, @Context() context: GraphqlContext) {
    return loader(context, 'ticketType', (ids) => this.ticketTypes.byIds(ids)).load(ticketTypeId);
  }

  private async changed(id: string): Promise<GroupChanged> {
    return as(GroupChanged, { group: await this.queries.byId(id) });
  }
}
