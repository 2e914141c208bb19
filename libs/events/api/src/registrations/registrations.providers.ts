import { ApproveRegistration } from './approve-registration.ts';
import { Places } from './places.ts';
import { Register } from './register.ts';
import { RegistrationMails } from './registration-mails.ts';
import { RegistrationQueries } from './registration.queries.ts';
import { RegistrationResolver } from './registration.resolver.ts';
import { RejectRegistration } from './reject-registration.ts';
import { RemindRegistrant } from './remind-registrant.ts';
import { TakeOverRegistrations } from './take-over-registrations.ts';
import { WalletDoor } from './wallet-door.ts';
import { WalletTokens } from './wallet-tokens.ts';
import { WalletResolver } from './wallet.resolver.ts';

/** Registrations and what decides about them. What other contexts use of it. */
export const registrationServices = [
  ApproveRegistration,
  Register,
  RegistrationQueries,
  RejectRegistration,
  RemindRegistrant,
  TakeOverRegistrations,
  WalletTokens,
];

/** Registrations and what decides about them. */
export const registrationProviders = [
  ...registrationServices,
  Places,
  RegistrationMails,
  RegistrationResolver,
  WalletDoor,
  WalletResolver,
];
