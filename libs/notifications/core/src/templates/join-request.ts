import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { line, link, mailAddress, personName } from '../values.ts';

/** Somebody found their organisation here already and asks its owner to be taken in. */
export const joinRequest = mailTemplate({
  values: z.strictObject({
    askerName: personName,
    askerEmail: mailAddress,
    organisationName: line(200),
    membersUrl: link,
  }),
  compose: (values, locale) => {
    const organisation = unlinked(values.organisationName);
    const asker = unlinked(values.askerName);
    return {
      subject: m.organisations_mail_join_subject({ organisation }, { locale }),
      preview: m.organisations_mail_join_preview({ asker }, { locale }),
      title: m.organisations_mail_join_title({}, { locale }),
      greeting: m.organisations_mail_greeting({}, { locale }),
      blocks: [
        { kind: 'text', text: m.organisations_mail_join_text({ asker, organisation }, { locale }) },
        {
          kind: 'facts',
          rows: [{ label: m.organisations_mail_asker({}, { locale }), lines: [asker, values.askerEmail] }],
        },
        button(m.organisations_mail_join_button({}, { locale }), values.membersUrl, locale),
        { kind: 'note', text: m.organisations_mail_join_note({}, { locale }) },
      ],
      ...fromTheSystem(locale),
    };
  },
});
