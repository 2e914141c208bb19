import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { unlinked } from '../safe-text.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, link, personName } from '../values.ts';

/** The link with which somebody else takes the ticket, for its holder to hand on. */
export const transferOffered = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    toName: personName,
    takeUrl: link,
  }),
  compose: (values, locale) => ({
    subject: m.mail_transfer_subject({ event: values.event.name }, { locale }),
    preview: m.mail_transfer_preview({}, { locale }),
    title: m.mail_transfer_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_transfer_text({ name: unlinked(values.toName) }, { locale }) },
      button(m.mail_transfer_button({}, { locale }), values.takeUrl, locale),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
