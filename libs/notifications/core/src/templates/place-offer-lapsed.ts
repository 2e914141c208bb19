import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, instant, line, link, personName } from '../values.ts';

/** Nobody accepted in time: the place goes to the next in line. */
export const placeOfferLapsed = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    /** When the offer ended. */
    expiredAt: instant,
    eventUrl: link,
  }),
  compose: (values, locale) => ({
    subject: m.mail_offer_lapsed_subject({ event: values.event.name }, { locale }),
    preview: m.mail_offer_lapsed_preview({}, { locale }),
    title: m.mail_offer_lapsed_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_offer_lapsed_text(timeAndDay(values.expiredAt, locale), { locale }) },
      button(m.mail_offer_lapsed_button({}, { locale }), values.eventUrl, locale),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
