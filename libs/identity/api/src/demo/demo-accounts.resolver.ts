import { Query, Resolver } from '@nestjs/graphql';
import { Public } from '@pho-hien/platform';
import { DemoAccounts } from './demo-accounts.ts';
import { DemoAccountType } from './demo-accounts.graphql.ts';

@Resolver()
export class DemoAccountsResolver {
  constructor(private readonly accounts: DemoAccounts) {}

  @Public()
  @Query(() => [DemoAccountType], {
    nullable: true,
    description: 'Who to sign in as; null unless this is a demonstration.',
  })
  demoAccounts() {
    return this.accounts.all();
  }
}
