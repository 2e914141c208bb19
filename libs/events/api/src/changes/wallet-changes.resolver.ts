import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, type GraphqlContext, loader, outcomeOf, Public } from '@pho-hien/platform';
import { Registered } from '../registrations/register.graphql.ts';
import { RegistrationQueries } from '../registrations/registration.queries.ts';
import { WalletDoor } from '../registrations/wallet-door.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { WalletType } from '../registrations/wallet.graphql.ts';
import { AskEmailChange } from './ask-email-change.ts';
import {
  ChangeByWalletResult,
  ChangeEmailByWalletInput,
  ConfirmEmailInput,
  ConfirmEmailResult,
  CorrectByWalletInput,
  OfferTransferByWalletInput,
  OpenTransferType,
  TakeTransferInputType,
  TakeTransferResult,
  TransferByWalletResult,
  TransferOfferType,
  WalletChanged,
  WithdrawTransferByWalletInput,
} from './changes.graphql.ts';
import { ConfirmEmail } from './confirm-email.ts';
import { CorrectRegistration } from './correct-registration.ts';
import { OfferTransfer } from './offer-transfer.ts';
import { TakeTransfer } from './take-transfer.ts';
import { TransferQueries } from './transfer.queries.ts';
import { WithdrawTransfer } from './withdraw-transfer.ts';

/** What the holder of a registration changes, and what others do who were handed a link. */
@Resolver(() => WalletType)
export class WalletChangesResolver {
  constructor(
    private readonly door: WalletDoor,
    private readonly registrations: RegistrationQueries,
    private readonly transfers: TransferQueries,
    private readonly wallets: WalletTokens,
    private readonly correct: CorrectRegistration,
    private readonly askEmail: AskEmailChange,
    private readonly confirm: ConfirmEmail,
    private readonly offerTransfer: OfferTransfer,
    private readonly withdraw: WithdrawTransfer,
    private readonly take: TakeTransfer,
  ) {}

  @Public()
  @Mutation(() => ChangeByWalletResult, { description: 'Corrects name, telephone and organisation.' })
  async correctByWallet(@Args('input') input: CorrectByWalletInput, @CurrentCaller() caller: Caller) {
    const { registrationId } = await this.door.open(input.token, caller);
    const { fullName, phone = null, organisationName = null } = input;
    const correction = { fullName, phone, organisationName };
    return outcomeOf(
      this.correct.run(caller, registrationId, correction, 'holder').then(() => this.changed(registrationId)),
    );
  }

  @Public()
  @Mutation(() => ChangeByWalletResult, { description: 'Asks at the new address whether it is the right one.' })
  async changeEmailByWallet(
    @Args('input') { token, email }: ChangeEmailByWalletInput,
    @CurrentCaller() caller: Caller,
  ) {
    const { registrationId } = await this.door.open(token, caller);
    return outcomeOf(this.askEmail.run(caller, registrationId, email).then(() => this.changed(registrationId)));
  }

  @Public()
  @Mutation(() => ConfirmEmailResult, { description: 'The registration has the new address from now on.' })
  confirmEmail(@Args('input') { token }: ConfirmEmailInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.confirm.run(caller, token).then((id) => this.registered(id)));
  }

  @Public()
  @Mutation(() => TransferByWalletResult, { description: 'Makes the link with which somebody else takes the ticket.' })
  async offerTransferByWallet(
    @Args('input') { token, toName }: OfferTransferByWalletInput,
    @CurrentCaller() caller: Caller,
  ) {
    const { registrationId } = await this.door.open(token, caller);
    return outcomeOf(this.offerTransfer.run(caller, registrationId, toName).then(() => this.changed(registrationId)));
  }

  @Public()
  @Mutation(() => TransferByWalletResult, { description: 'Keeps the ticket after all.' })
  async withdrawTransferByWallet(
    @Args('input') { token }: WithdrawTransferByWalletInput,
    @CurrentCaller() caller: Caller,
  ) {
    const { registrationId } = await this.door.open(token, caller);
    return outcomeOf(this.withdraw.run(caller, registrationId).then(() => this.changed(registrationId)));
  }

  @Public()
  @Query(() => TransferOfferType, { nullable: true, description: 'What the link of a transfer opens.' })
  transferOffer(@Args('token', { type: () => String }) token: string) {
    return this.transfers.offerOf(token);
  }

  @Public()
  @Mutation(() => TakeTransferResult, {
    description: 'Takes a ticket that was passed on, with one’s own data and consents; the old ticket ends.',
  })
  takeTransfer(@Args('input') input: TakeTransferInputType, @CurrentCaller() caller: Caller) {
    const form = { ...input, phone: input.phone ?? null, minor: input.minor ?? null };
    return outcomeOf(this.take.run(caller, form).then((id) => this.registered(id)));
  }

  @ResolveField(() => OpenTransferType, { nullable: true, description: 'On its way to somebody else.' })
  transfer(@Parent() { registrationId }: WalletType, @Context() context: GraphqlContext) {
    return loader(context, 'openTransfer', (ids) => this.transfers.openOf(ids)).load(registrationId);
  }

  @ResolveField(() => Boolean, { description: 'Whether the ticket may be passed on now.' })
  async transferable(@Parent() { registrationId }: WalletType) {
    return (await this.transfers.refusalOf(registrationId)) === null;
  }

  private async changed(registrationId: string): Promise<WalletChanged> {
    return as(WalletChanged, { wallet: await this.registrations.wallet(registrationId) });
  }

  private async registered(registrationId: string): Promise<Registered> {
    const wallet = await this.registrations.wallet(registrationId);
    return as(Registered, { wallet, walletToken: this.wallets.of(wallet) });
  }
}
