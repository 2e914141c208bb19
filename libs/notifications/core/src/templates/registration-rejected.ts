import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, paragraph, personName } from '../values.ts';

/** The organisers did not accept a registration, and why. */
export const registrationRejected = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    reason: paragraph,
  }),
  compose: (values, locale) => ({
    subject: m.mail_rejected_subject({ event: values.event.name }, { locale }),
    preview: m.mail_rejected_preview({}, { locale }),
    title: m.mail_rejected_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_rejected_text({}, { locale }) },
      { kind: 'quote', label: m.mail_reason({}, { locale }), text: values.reason },
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
      { kind: 'note', text: m.mail_rejected_appeal({}, { locale }) },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
