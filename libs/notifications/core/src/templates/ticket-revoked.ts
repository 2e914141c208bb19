import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, paragraph, personName, ticketCode } from '../values.ts';

/** The organisers took a ticket back, and why. */
export const ticketRevoked = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    shortCode: ticketCode,
    reason: paragraph,
  }),
  compose: (values, locale) => ({
    subject: m.mail_revoked_subject({ event: values.event.name, code: values.shortCode }, { locale }),
    preview: m.mail_revoked_preview({}, { locale }),
    title: m.mail_revoked_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_revoked_text({}, { locale }) },
      { kind: 'quote', label: m.mail_reason({}, { locale }), text: values.reason },
      {
        kind: 'facts',
        rows: [
          { label: m.mail_fact_ticket_code({}, { locale }), lines: [values.shortCode] },
          ...eventFacts(values.event, locale),
          ...personFacts('holder', values, locale),
        ],
      },
      { kind: 'note', text: m.mail_revoked_appeal({}, { locale }) },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
