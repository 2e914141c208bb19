import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, link, personName } from '../values.ts';

/** What a registration says was corrected; its ticket stays. */
export const registrationChanged = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    walletUrl: link,
  }),
  compose: (values, locale) => ({
    subject: m.mail_changed_subject({ event: values.event.name }, { locale }),
    preview: m.mail_changed_preview({}, { locale }),
    title: m.mail_changed_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_changed_text({}, { locale }) },
      button(m.mail_changed_button({}, { locale }), values.walletUrl, locale),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
