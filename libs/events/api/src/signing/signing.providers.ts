import { EventKeys } from './event-keys.ts';
import { RevokeSigningKey } from './revoke-signing-key.ts';
import { RotateSigningKey } from './rotate-signing-key.ts';
import { SignTicketsAgain } from './sign-tickets-again.ts';
import { SigningKeyResolver } from './signing-key.resolver.ts';
import { TicketSigner } from './ticket-signer.ts';

/** The keys that sign tickets. What other contexts use of it. */
export const signingServices = [EventKeys, RevokeSigningKey, RotateSigningKey, TicketSigner];

/** The keys that sign tickets. */
export const signingProviders = [...signingServices, SignTicketsAgain, SigningKeyResolver];
