import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { unlinked } from '../safe-text.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, mailAddress, personName } from '../values.ts';

/** To the address before: mails about the registration go elsewhere from now on. */
export const emailChanged = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    newEmail: mailAddress,
  }),
  compose: (values, locale) => ({
    subject: m.mail_email_changed_subject({ event: values.event.name }, { locale }),
    preview: m.mail_email_changed_preview({}, { locale }),
    title: m.mail_email_changed_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_email_changed_text({ email: unlinked(values.newEmail) }, { locale }) },
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
