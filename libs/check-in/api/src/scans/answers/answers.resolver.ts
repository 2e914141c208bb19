import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Caller, CurrentCaller, Requires, scopeOf } from '@pho-hien/platform';
import { RegistrationScanType } from '../registration-scan.graphql.ts';
import { GateAnswersPart, GateAnswerType, TakeOutGateAnswersInput } from './gate-answer.graphql.ts';
import { OpenAnswers } from './open-answers.ts';
import { TakeOutAnswers } from './take-out-answers.ts';

@Resolver(() => RegistrationScanType)
export class AnswersResolver {
  constructor(
    private readonly open: OpenAnswers,
    private readonly takeOut: TakeOutAnswers,
  ) {}

  @ResolveField(() => [GateAnswerType], {
    nullable: true,
    description: 'To the questions of the list; empty: nothing was asked; null: they do not open.',
  })
  answers(@Parent() { id, eventId, sealedAnswers }: RegistrationScanType): Promise<GateAnswerType[] | null> | [] {
    return sealedAnswers === null ? [] : this.open.of({ scanId: id, eventId, sealed: sealedAnswers });
  }

  @Requires('registration.contact', scopeOf('check-in list', 'input.listId'))
  @Mutation(() => GateAnswersPart, {
    description: 'Takes a part of the answers of a list out of the product: who begins stands in the audit log.',
  })
  takeOutGateAnswers(@Args('input') input: TakeOutGateAnswersInput, @CurrentCaller() caller: Caller) {
    return this.takeOut.run(caller, input);
  }
}
