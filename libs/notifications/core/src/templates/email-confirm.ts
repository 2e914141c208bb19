import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, instant, line, link, personName } from '../values.ts';

/** Somebody named this address for a registration: whoever reads here says that it is theirs. */
export const emailConfirm = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    confirmUrl: link,
    expiresAt: instant,
  }),
  compose: (values, locale) => ({
    subject: m.mail_email_confirm_subject({ event: values.event.name }, { locale }),
    preview: m.mail_email_confirm_preview({}, { locale }),
    title: m.mail_email_confirm_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_email_confirm_text(timeAndDay(values.expiresAt, locale), { locale }) },
      button(m.mail_email_confirm_button({}, { locale }), values.confirmUrl, locale),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
