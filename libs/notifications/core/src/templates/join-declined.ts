import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { line, link } from '../values.ts';

/** Somebody asked to join an organisation and is not taken in; why, its people tell themselves. */
export const joinDeclined = mailTemplate({
  values: z.strictObject({ organisationName: line(200), createUrl: link }),
  compose: (values, locale) => {
    const organisation = unlinked(values.organisationName);
    return {
      subject: m.organisations_mail_declined_subject({ organisation }, { locale }),
      preview: m.organisations_mail_declined_text({ organisation }, { locale }),
      title: m.organisations_mail_declined_title({}, { locale }),
      greeting: m.organisations_mail_greeting({}, { locale }),
      blocks: [
        { kind: 'text', text: m.organisations_mail_declined_text({ organisation }, { locale }) },
        { kind: 'text', text: m.organisations_mail_declined_next({}, { locale }) },
        button(m.organisations_mail_declined_button({}, { locale }), values.createUrl, locale),
      ],
      ...fromTheSystem(locale),
    };
  },
});
