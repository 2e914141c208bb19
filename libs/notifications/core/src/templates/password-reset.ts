import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { link } from '../values.ts';

/** The link with which somebody sets a new password. */
export const passwordReset = mailTemplate({
  values: z.strictObject({
    resetUrl: link,
    minutes: z
      .int()
      .min(1)
      .max(24 * 60),
  }),
  compose: ({ resetUrl, minutes }, locale) => ({
    subject: m.mail_password_subject({}, { locale }),
    preview: m.mail_password_preview({ minutes }, { locale }),
    title: m.mail_password_title({}, { locale }),
    greeting: '',
    blocks: [
      { kind: 'text', text: m.mail_password_text({ minutes }, { locale }) },
      button(m.mail_password_button({}, { locale }), resetUrl, locale),
      { kind: 'note', text: m.mail_password_note({}, { locale }) },
    ],
    ...fromTheSystem(locale),
  }),
});
