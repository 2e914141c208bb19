import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, loader } from '@pho-hien/platform';
import { RegistrationType } from '../registrations/registration.graphql.ts';
import { WalletType } from '../registrations/wallet.graphql.ts';
import { GivenAnswerType } from './form.graphql.ts';
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
  constructor(private readonly queries: FormQueries) {}

  @ResolveField(() => [GivenAnswerType], { description: 'What was answered to the form, as it was asked then.' })
  answers(@Parent() { registrationId }: WalletType, @Context() context: GraphqlContext) {
    return answers(this.queries, context, registrationId);
  }
}
