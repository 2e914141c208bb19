import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Public } from '@pho-hien/platform';
import { DemoMail } from './demo-mail.graphql.ts';
import { DemoMailbox } from './demo-mailbox.ts';

@Resolver()
export class DemoMailboxResolver {
  constructor(private readonly mailbox: DemoMailbox) {}

  @Public()
  @Query(() => [DemoMail], {
    nullable: true,
    description: 'The mails of the demonstration, newest first, at most 50; null unless the server runs one.',
  })
  demoMailbox(@Args('first', { type: () => Int, nullable: true }) first?: number | null) {
    return this.mailbox.newest(first ?? undefined);
  }
}
