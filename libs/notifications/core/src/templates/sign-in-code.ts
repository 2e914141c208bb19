import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';

/** The code that signs somebody in. It stands in the mail only: never in the subject, which is logged. */
export const signInCode = mailTemplate({
  values: z.strictObject({
    code: z.string().regex(/^[0-9A-Z]{4,12}$/),
    minutes: z.int().min(1).max(60),
  }),
  compose: ({ code, minutes }, locale) => ({
    subject: m.mail_code_subject({}, { locale }),
    preview: m.mail_code_preview({ minutes }, { locale }),
    title: m.mail_code_title({}, { locale }),
    greeting: '',
    blocks: [
      { kind: 'text', text: m.mail_code_text({ minutes }, { locale }) },
      { kind: 'code', label: m.mail_code_label({}, { locale }), code },
      { kind: 'note', text: m.mail_code_note({}, { locale }) },
    ],
    ...fromTheSystem(locale),
  }),
});
