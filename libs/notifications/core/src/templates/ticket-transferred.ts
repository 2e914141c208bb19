import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { unlinked } from '../safe-text.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, personName } from '../values.ts';

/** To who had the ticket: somebody else has it now. */
export const ticketTransferred = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    toName: personName,
  }),
  compose: (values, locale) => ({
    subject: m.mail_transferred_subject({ event: values.event.name }, { locale }),
    preview: m.mail_transferred_preview({}, { locale }),
    title: m.mail_transferred_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_transferred_text({ name: unlinked(values.toName) }, { locale }) },
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
