import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { line, link } from '../values.ts';

/** To those who entered or judge a contest that was called off, with the organisers' reason. */
export const contestCalledOff = mailTemplate({
  values: z.strictObject({
    contestName: line(200),
    /** In the organisers' words. */
    reason: z.string().min(1).max(2000),
    contestUrl: link,
  }),
  compose: (values, locale) => {
    const contest = unlinked(values.contestName);
    return {
      subject: m.contests_mail_called_off_subject({ contest }, { locale }),
      preview: m.contests_mail_called_off_text({ contest }, { locale }),
      title: m.contests_mail_called_off_title({}, { locale }),
      greeting: m.contests_mail_greeting({}, { locale }),
      blocks: [
        { kind: 'text', text: m.contests_mail_called_off_text({ contest }, { locale }) },
        {
          kind: 'facts',
          rows: [
            { label: m.contests_mail_called_off_reason({}, { locale }), lines: unlinked(values.reason).split('\n') },
          ],
        },
        { kind: 'note', text: m.contests_mail_called_off_note({}, { locale }) },
        button(m.contests_mail_called_off_button({}, { locale }), values.contestUrl, locale),
      ],
      ...fromTheSystem(locale),
    };
  },
});
