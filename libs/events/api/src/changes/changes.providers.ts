import { AskEmailChange } from './ask-email-change.ts';
import { CancelByOrganiser } from './cancel-by-organiser.ts';
import { CancelByWallet } from './cancel-by-wallet.ts';
import { CancelRegistration } from './cancel-registration.ts';
import { ChangeMails } from './change-mails.ts';
import { ConfirmEmail } from './confirm-email.ts';
import { CorrectRegistration } from './correct-registration.ts';
import { LinkTokens } from './link-tokens.ts';
import { OfferTransfer } from './offer-transfer.ts';
import { OrganiserChangesResolver } from './organiser-changes.resolver.ts';
import { SetTransferRules } from './set-transfer-rules.ts';
import { TakeTransfer } from './take-transfer.ts';
import { TicketUses } from './ticket-uses.ts';
import { TransferQueries } from './transfer.queries.ts';
import { TransferCheck } from './transferable.ts';
import { WalletChangesResolver } from './wallet-changes.resolver.ts';
import { WithdrawTransfer } from './withdraw-transfer.ts';

/** What somebody, or an organiser, changes about a registration that was sent. What other contexts use of it. */
export const changeServices = [
  AskEmailChange,
  CancelByOrganiser,
  CancelByWallet,
  ConfirmEmail,
  CorrectRegistration,
  OfferTransfer,
  SetTransferRules,
  TakeTransfer,
  TicketUses,
  TransferQueries,
  WithdrawTransfer,
];

/** What somebody, or an organiser, changes about a registration that was sent. */
export const changeProviders = [
  ...changeServices,
  CancelRegistration,
  ChangeMails,
  LinkTokens,
  OrganiserChangesResolver,
  TransferCheck,
  WalletChangesResolver,
];
