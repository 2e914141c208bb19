import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MailLog } from '@pho-hien/notifications-api';
import { type GraphqlContext, loader } from '@pho-hien/platform';
import { WalletType } from '../registrations/wallet.graphql.ts';

/** Tells a holder that mail does not reach them: their page may be all they have. */
@Resolver(() => WalletType)
export class WalletMailResolver {
  constructor(private readonly log: MailLog) {}

  @ResolveField(() => Boolean, { description: 'Whether the newest mail about it did not arrive and is given up.' })
  async mailUndelivered(@Parent() { registrationId }: WalletType, @Context() context: GraphqlContext) {
    const lost = loader(context, 'undeliveredMail', async (ids) => {
      const found = await this.log.undelivered('registration', ids);
      return new Map(ids.map((id) => [id, found.has(id)]));
    });
    return lost.load(registrationId);
  }
}
