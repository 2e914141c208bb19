import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, link, personName } from '../values.ts';

/** A registration arrived and awaits approval. */
export const registrationReceived = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    walletUrl: link,
  }),
  compose: (values, locale) => ({
    subject: m.mail_received_subject({ event: values.event.name }, { locale }),
    preview: m.mail_received_preview({}, { locale }),
    title: m.mail_received_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_received_text({}, { locale }) },
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
      button(m.mail_received_button({}, { locale }), values.walletUrl, locale),
      { kind: 'note', text: m.mail_received_note({}, { locale }) },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
