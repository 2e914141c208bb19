import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, instant, line, link, personName } from '../values.ts';

/** Somebody under 16 registered: they are told that their guardian was asked, and until when. */
export const guardianAwaited = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    guardianName: personName,
    answerBy: instant,
    walletUrl: link,
  }),
  compose: (values, locale) => {
    const guardian = unlinked(values.guardianName);
    const { time, day } = timeAndDay(values.answerBy, locale);
    return {
      subject: m.mail_guardian_awaited_subject({ event: values.event.name }, { locale }),
      preview: m.mail_guardian_awaited_preview({ guardian }, { locale }),
      title: m.mail_guardian_awaited_title({}, { locale }),
      greeting: greetingTo(values.holderName, locale),
      blocks: [
        { kind: 'text', text: m.mail_guardian_awaited_text({ guardian, time, day }, { locale }) },
        { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
        button(m.mail_received_button({}, { locale }), values.walletUrl, locale),
        { kind: 'note', text: m.mail_guardian_awaited_note({}, { locale }) },
      ],
      ...fromOrganisers(values.event, locale),
    };
  },
});
