import { formatDay } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { line, link } from '../values.ts';

/** The receipt for an entry that was handed in, with the second at which it came. */
export const entryReceived = mailTemplate({
  values: z.strictObject({
    contestName: line(200),
    entryTitle: line(200),
    number: z.int().positive(),
    /** In Vietnam: `2026-12-01 16:59:58`. */
    receivedAt: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
    entryUrl: link,
  }),
  compose: (values, locale) => {
    const contest = unlinked(values.contestName);
    const [day, time] = values.receivedAt.split(' ') as [string, string];
    return {
      subject: m.contests_mail_received_subject({ contest, number: values.number }, { locale }),
      preview: m.contests_mail_received_text({ contest }, { locale }),
      title: m.contests_mail_received_title({}, { locale }),
      greeting: m.contests_mail_greeting({}, { locale }),
      blocks: [
        { kind: 'text', text: m.contests_mail_received_text({ contest }, { locale }) },
        {
          kind: 'facts',
          rows: [
            { label: m.contests_mail_entry({}, { locale }), lines: [unlinked(values.entryTitle)] },
            { label: m.contests_mail_number({}, { locale }), lines: [String(values.number)] },
            { label: m.contests_mail_received_at({}, { locale }), lines: [`${time} · ${formatDay(day, locale)}`] },
          ],
        },
        { kind: 'note', text: m.contests_mail_received_note({}, { locale }) },
        button(m.contests_mail_received_button({}, { locale }), values.entryUrl, locale),
      ],
      ...fromTheSystem(locale),
    };
  },
});
