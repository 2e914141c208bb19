import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, link, personName } from '../values.ts';

/** The event is near: where the ticket is, when and where to be. */
export const eventReminder = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    /** For the attachment provider; not shown. */
    ticketId: z.uuid(),
    /** The morning of the event, or days before. */
    today: z.boolean(),
    walletUrl: link,
  }),
  compose: (values, locale) => ({
    subject: m.mail_reminder_subject({ event: values.event.name }, { locale }),
    preview: m.mail_reminder_preview({}, { locale }),
    title: m.mail_reminder_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      {
        kind: 'text',
        text: values.today ? m.mail_reminder_today({}, { locale }) : m.mail_reminder_text({}, { locale }),
      },
      button(m.mail_ticket_button({}, { locale }), values.walletUrl, locale),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
