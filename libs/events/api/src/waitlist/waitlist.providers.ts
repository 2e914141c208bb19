import { AcceptPlace } from './accept-place.ts';
import { OpenWaitlist } from './open-waitlist.ts';
import { SettleWaitlist } from './settle-waitlist.ts';
import { SweepWaitlists } from './sweep-waitlists.ts';
import { WaitlistMails } from './waitlist-mails.ts';
import { WaitlistQueries } from './waitlist.queries.ts';
import { OpenWaitlistResolver, RegistrationWaitlistResolver, WalletWaitlistResolver } from './waitlist.resolver.ts';

/** Who waits for a place. What other contexts use of it. */
export const waitlistServices = [AcceptPlace, OpenWaitlist, SettleWaitlist, WaitlistQueries];

/** Who waits for a place. */
export const waitlistProviders = [
  ...waitlistServices,
  SweepWaitlists,
  WaitlistMails,
  OpenWaitlistResolver,
  RegistrationWaitlistResolver,
  WalletWaitlistResolver,
];
