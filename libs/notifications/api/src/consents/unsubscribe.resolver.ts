import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, Public } from '@pho-hien/platform';
import { Unsubscribe } from './unsubscribe.ts';
import {
  UnknownUnsubscribeLink,
  Unsubscribed,
  UnsubscribeInput,
  UnsubscribeResult,
  Unsubscription,
} from './unsubscription.graphql.ts';

@Resolver()
export class UnsubscribeResolver {
  constructor(private readonly consents: Unsubscribe) {}

  @Public()
  @Query(() => Unsubscription, {
    nullable: true,
    description: 'What a link from a mail ends; null for no link of ours.',
  })
  unsubscription(@Args('token', { type: () => String }) token: string) {
    return this.consents.look(token);
  }

  @Public()
  @Mutation(() => UnsubscribeResult, {
    description: 'Takes back the consent to news; mails about one’s own registration go on.',
  })
  async unsubscribe(@Args('input') { token }: UnsubscribeInput, @CurrentCaller() caller: Caller) {
    const address = await this.consents.run(caller, token);
    return address === null ? as(UnknownUnsubscribeLink, { unknown: true }) : as(Unsubscribed, { address });
  }
}
