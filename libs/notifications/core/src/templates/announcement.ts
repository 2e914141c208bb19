import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, fromOrganisers, greetingTo } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, link, personName } from '../values.ts';

/** What the organisers of an event write to its people; subject and paragraphs are always theirs. */
export const announcement = mailTemplate({
  titleIsSubject: true,
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    /** About the event they registered for, or news they agreed to. */
    purpose: z.enum(['SERVICE', 'NEWS']),
    walletUrl: link,
  }),
  compose: (values, locale) => ({
    subject: values.event.name,
    preview: values.event.name,
    title: values.event.name,
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      { kind: 'text', text: m.mail_announcement_sample({}, { locale }) },
      ...(values.purpose === 'SERVICE'
        ? [button(m.mail_announcement_button({}, { locale }), values.walletUrl, locale)]
        : []),
      {
        kind: 'note',
        text:
          values.purpose === 'SERVICE'
            ? m.mail_announcement_why_service({ event: values.event.name }, { locale })
            : m.mail_announcement_why_news({ event: values.event.name }, { locale }),
      },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
