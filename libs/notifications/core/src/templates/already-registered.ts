import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, instant, line, link, personName } from '../values.ts';

/** Somebody registered an address again; says so to its owner only. */
export const alreadyRegistered = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    /** When the registration that stands was sent. */
    registeredAt: instant,
    walletUrl: link,
  }),
  compose: (values, locale) => ({
    subject: m.mail_already_subject({ event: values.event.name }, { locale }),
    preview: m.mail_already_preview({}, { locale }),
    title: m.mail_already_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_already_text(timeAndDay(values.registeredAt, locale), { locale }) },
      button(m.mail_already_button({}, { locale }), values.walletUrl, locale),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
      { kind: 'note', text: m.mail_already_not_you({}, { locale }) },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
