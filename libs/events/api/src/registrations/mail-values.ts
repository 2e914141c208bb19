import { type Locale, textIn } from '@pho-hien/kernel';
import type { EventValues } from '@pho-hien/notifications-core';
import { type OfferFacts, validDaysOf } from './offer-facts.ts';
import type { WalletLink } from './wallet-tokens.ts';

/** The holder of a registration, as mails address them. */
export interface Holder extends WalletLink {
  readonly fullName: string;
  readonly email: string;
}

/** To whom a mail about a registration goes, and what it is about. */
export function envelopeTo({ registrationId, email, locale }: Holder, offer: OfferFacts) {
  return { to: email, locale, eventId: offer.event.id, about: { type: 'registration', id: registrationId } };
}

/** What every mail about a registration says. */
export function valuesOf({ fullName, locale }: Holder, offer: OfferFacts) {
  return {
    holderName: fullName,
    ticketTypeName: textIn(offer.ticketType.name, locale),
    event: eventValues(offer, locale),
  };
}

function eventValues(offer: OfferFacts, locale: Locale): EventValues {
  const { name, venueName, venueAddress, contactEmail } = offer.event;
  return {
    name: textIn(name, locale),
    venueName: textIn(venueName, locale),
    venueAddress: venueAddress || null,
    contactEmail,
    days: validDaysOf(offer).map(({ date, opensAt, closesAt, label }) => ({
      date,
      opensAt,
      closesAt,
      label: textIn(label, locale) || null,
    })),
  };
}
