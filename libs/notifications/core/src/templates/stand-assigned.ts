import { formatDateTime } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { instant, line, link } from '../values.ts';

/** A stand is an organisation's, once it confirms. */
export const standAssigned = mailTemplate({
  values: z.strictObject({
    organisationName: line(200),
    eventName: line(200),
    number: line(8),
    confirmBy: instant,
    standUrl: link,
  }),
  compose: (values, locale) => {
    const facts = { event: unlinked(values.eventName), number: values.number };
    return {
      subject: m.stands_mail_assigned_subject(facts, { locale }),
      preview: m.stands_mail_assigned_text(facts, { locale }),
      title: m.stands_mail_assigned_title({ number: values.number }, { locale }),
      greeting: m.stands_mail_greeting({ organisation: unlinked(values.organisationName) }, { locale }),
      blocks: [
        { kind: 'text', text: m.stands_mail_assigned_text(facts, { locale }) },
        {
          kind: 'facts',
          rows: [
            { label: m.stands_mail_booth({}, { locale }), lines: [values.number] },
            {
              label: m.stands_mail_confirm_by({}, { locale }),
              lines: [formatDateTime(new Date(values.confirmBy), locale)],
            },
          ],
        },
        { kind: 'note', text: m.stands_mail_assigned_note({}, { locale }) },
        button(m.stands_mail_assigned_button({}, { locale }), values.standUrl, locale),
      ],
      ...fromTheSystem(locale),
    };
  },
});
