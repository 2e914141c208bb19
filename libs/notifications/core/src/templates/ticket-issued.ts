import { m } from '@pho-hien/messages';
import { fromOrganisers, greetingTo } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { ticketBlocks, ticketMailValues } from './ticket-mail.ts';

/** A registration was confirmed: here is the ticket. */
export const ticketIssued = mailTemplate({
  needsAttachments: true,
  values: ticketMailValues,
  compose: (values, locale) => ({
    subject: m.mail_issued_subject({ event: values.event.name, code: values.shortCode }, { locale }),
    preview: m.mail_issued_preview({}, { locale }),
    title: m.mail_issued_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [{ kind: 'text', text: m.mail_issued_text({}, { locale }) }, ...ticketBlocks(values, locale)],
    ...fromOrganisers(values.event, locale),
  }),
});
