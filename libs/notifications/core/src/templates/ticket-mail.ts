import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { TICKET_QR_CID, type Block } from '../content.ts';
import { button, eventFacts, personFacts } from '../shared-blocks.ts';
import { eventValues, line, link, personName, ticketCode } from '../values.ts';

/** What both a first and a reissued ticket carry. The QR code itself is attached when the mail is sent. */
export const ticketMailValues = z.strictObject({
  /** For the attachment provider; not shown. */
  ticketId: z.uuid(),
  holderName: personName,
  ticketTypeName: line(300),
  event: eventValues,
  shortCode: ticketCode,
  walletUrl: link,
});

/** The ticket: QR code, code for people, facts, what to do at the gate. */
export function ticketBlocks(values: z.output<typeof ticketMailValues>, locale: Locale): Block[] {
  return [
    { kind: 'picture', cid: TICKET_QR_CID, alt: m.mail_ticket_qr_alt({ code: values.shortCode }, { locale }) },
    { kind: 'code', label: m.mail_ticket_code({}, { locale }), code: values.shortCode },
    button(m.mail_ticket_button({}, { locale }), values.walletUrl, locale),
    { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('holder', values, locale)] },
    { kind: 'heading', text: m.mail_ticket_gate_title({}, { locale }) },
    {
      kind: 'list',
      items: [
        m.mail_ticket_gate_screen({}, { locale }),
        m.mail_ticket_gate_paper({}, { locale }),
        m.mail_ticket_gate_share({}, { locale }),
      ],
    },
    { kind: 'note', text: m.mail_ticket_attached({}, { locale }) },
  ];
}
