import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, link, personName } from '../values.ts';

/** Somebody else entered the reader: they look at it, then confirm or decline. */
export const groupEntered = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    organisationName: line(200),
    walletUrl: link,
  }),
  compose: (values, locale) => {
    const organisation = unlinked(values.organisationName);
    return {
      subject: m.mail_group_entered_subject({ event: values.event.name }, { locale }),
      preview: m.mail_group_entered_preview({ organisation }, { locale }),
      title: m.mail_group_entered_title({}, { locale }),
      greeting: greetingTo(values.holderName, locale),
      blocks: [
        { kind: 'text', text: m.mail_group_entered_text({ organisation }, { locale }) },
        { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
        button(m.mail_group_entered_button({}, { locale }), values.walletUrl, locale),
        { kind: 'note', text: m.mail_group_entered_note({}, { locale }) },
      ],
      ...fromOrganisers(values.event, locale),
    };
  },
});
