import { m } from '@pho-hien/messages';
import { fromOrganisers, greetingTo } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { ticketBlocks, ticketMailValues } from './ticket-mail.ts';

/** A ticket was replaced: the new one, and the warning that the old one is dead. */
export const ticketReissued = mailTemplate({
  needsAttachments: true,
  values: ticketMailValues,
  compose: (values, locale) => ({
    subject: m.mail_reissued_subject({ event: values.event.name, code: values.shortCode }, { locale }),
    preview: m.mail_reissued_preview({}, { locale }),
    title: m.mail_reissued_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [{ kind: 'text', text: m.mail_reissued_text({}, { locale }) }, ...ticketBlocks(values, locale)],
    ...fromOrganisers(values.event, locale),
  }),
});
