import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { line, link } from '../values.ts';

/** Somebody asked to join an organisation and is taken in. */
export const joinAccepted = mailTemplate({
  values: z.strictObject({ organisationName: line(200), organisationUrl: link }),
  compose: (values, locale) => {
    const organisation = unlinked(values.organisationName);
    return {
      subject: m.organisations_mail_accepted_subject({ organisation }, { locale }),
      preview: m.organisations_mail_accepted_text({ organisation }, { locale }),
      title: m.organisations_mail_accepted_title({}, { locale }),
      greeting: m.organisations_mail_greeting({}, { locale }),
      blocks: [
        { kind: 'text', text: m.organisations_mail_accepted_text({ organisation }, { locale }) },
        button(m.organisations_mail_accepted_button({}, { locale }), values.organisationUrl, locale),
      ],
      ...fromTheSystem(locale),
    };
  },
});
