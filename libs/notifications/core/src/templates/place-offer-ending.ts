import { m } from '@pho-hien/messages';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { placeOfferValues } from './place-offered.ts';

/** The time to accept a place is nearly over. */
export const placeOfferEnding = mailTemplate({
  values: placeOfferValues,
  compose: (values, locale) => ({
    subject: m.mail_offer_ending_subject({ event: values.event.name }, { locale }),
    preview: m.mail_offer_preview(timeAndDay(values.expiresAt, locale), { locale }),
    title: m.mail_offer_ending_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_offer_ending_text(timeAndDay(values.expiresAt, locale), { locale }) },
      button(m.mail_offer_button({}, { locale }), values.walletUrl, locale),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
      { kind: 'note', text: m.mail_offer_note({}, { locale }) },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
