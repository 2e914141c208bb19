import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { line, link, paragraph } from '../values.ts';

/** A stand is no longer an organisation's: taken back, or not confirmed in time. */
export const standEnded = mailTemplate({
  values: z.strictObject({
    organisationName: line(200),
    eventName: line(200),
    number: line(8),
    /** Null: it was not confirmed in time. */
    reason: paragraph.nullable(),
    standUrl: link,
  }),
  compose: ({ organisationName, eventName, number, reason, standUrl }, locale) => {
    const facts = { event: unlinked(eventName), number };
    const text =
      reason === null ? m.stands_mail_ended_late(facts, { locale }) : m.stands_mail_ended_text(facts, { locale });
    return {
      subject: m.stands_mail_ended_subject(facts, { locale }),
      preview: text,
      title: m.stands_mail_ended_title({ number }, { locale }),
      greeting: m.stands_mail_greeting({ organisation: unlinked(organisationName) }, { locale }),
      blocks: [
        { kind: 'text', text },
        ...(reason === null ? [] : [{ kind: 'quote' as const, label: m.mail_reason({}, { locale }), text: reason }]),
        { kind: 'text', text: m.stands_mail_ended_next({}, { locale }) },
        button(m.stands_mail_see({}, { locale }), standUrl, locale),
      ],
      ...fromTheSystem(locale),
    };
  },
});
