import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, type GraphqlContext, loader, outcomeOf, Public } from '@pho-hien/platform';
import { ChangeAnswersByWalletResult, WalletChanged } from '../changes/changes.graphql.ts';
import { RegistrationQueries } from '../registrations/registration.queries.ts';
import { RegistrationType } from '../registrations/registration.graphql.ts';
import { WalletDoor } from '../registrations/wallet-door.ts';
import { WalletType } from '../registrations/wallet.graphql.ts';
import { answersFrom } from './answers-from.ts';
import { ChangeAnswers } from './change-answers.ts';
import { AnswerableFormType, ChangeAnswersByWalletInput, GivenAnswerType } from './form.graphql.ts';
import { FormQueries } from './form.queries.ts';

const answers = (queries: FormQueries, context: GraphqlContext, registrationId: string) =>
  loader(context, 'answers', (ids) => queries.answersOf(ids)).load(registrationId);

@Resolver(() => RegistrationType)
export class RegistrationAnswersResolver {
  constructor(private readonly queries: FormQueries) {}

  @ResolveField(() => [GivenAnswerType], { description: 'What was answered to the form, as it was asked then.' })
  answers(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    return answers(this.queries, context, id);
  }
}

@Resolver(() => WalletType)
export class WalletAnswersResolver {
  constructor(
    private readonly queries: FormQueries,
    private readonly registrations: RegistrationQueries,
    private readonly door: WalletDoor,
    private readonly change: ChangeAnswers,
  ) {}

  @Public()
  @Mutation(() => ChangeAnswersByWalletResult, {
    description: 'Answers the form of the ticket type otherwise, in its newest version, while others can register.',
  })
  async changeAnswersByWallet(@Args('input') input: ChangeAnswersByWalletInput, @CurrentCaller() caller: Caller) {
    const { registrationId } = await this.door.open(input.token, caller);
    const given = { formVersion: input.formVersion, answers: answersFrom(input.answers) };
    return outcomeOf(
      this.change
        .run(caller, registrationId, given)
        .then(async () => as(WalletChanged, { wallet: await this.registrations.wallet(registrationId) })),
    );
  }

  @ResolveField(() => [GivenAnswerType], { description: 'What was answered to the form, as it was asked then.' })
  answers(@Parent() { registrationId }: WalletType, @Context() context: GraphqlContext) {
    return answers(this.queries, context, registrationId);
  }

  @ResolveField(() => AnswerableFormType, {
    nullable: true,
    description: 'The form while its answers may be changed; null where nothing is asked, or it is too late.',
  })
  answerable(@Parent() { registrationId }: WalletType) {
    return this.queries.answerableOf(registrationId);
  }
}
