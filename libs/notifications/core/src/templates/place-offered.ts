import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, instant, line, link, personName } from '../values.ts';

/** What the mails about an open offer of a place carry. */
export const placeOfferValues = z.strictObject({
  holderName: personName,
  ticketTypeName: line(300),
  event: eventValues,
  /** Until when the place is held. */
  expiresAt: instant,
  walletUrl: link,
});

/** A place came free and is held for the first in line. */
export const placeOffered = mailTemplate({
  values: placeOfferValues,
  compose: (values, locale) => ({
    subject: m.mail_offer_subject({ event: values.event.name }, { locale }),
    preview: m.mail_offer_preview(timeAndDay(values.expiresAt, locale), { locale }),
    title: m.mail_offer_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_offer_text(timeAndDay(values.expiresAt, locale), { locale }) },
      button(m.mail_offer_button({}, { locale }), values.walletUrl, locale),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
      { kind: 'note', text: m.mail_offer_note({}, { locale }) },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
