import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, link, personName } from '../values.ts';

/** Somebody stands on the waitlist. Where in the line, only their page says: that changes. */
export const waitlistJoined = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    walletUrl: link,
  }),
  compose: (values, locale) => ({
    subject: m.mail_waitlist_subject({ event: values.event.name }, { locale }),
    preview: m.mail_waitlist_preview({}, { locale }),
    title: m.mail_waitlist_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_waitlist_text({}, { locale }) },
      button(m.mail_waitlist_button({}, { locale }), values.walletUrl, locale),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
      { kind: 'note', text: m.mail_waitlist_note({}, { locale }) },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
