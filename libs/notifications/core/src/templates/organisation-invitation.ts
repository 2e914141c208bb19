import { ROLES } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { roleName } from '../role-name.ts';
import { unlinked } from '../safe-text.ts';
import { fromTheSystem, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { instant, line, link, personName } from '../values.ts';

/** Somebody is asked to join a startup, a school or an agency. */
export const organisationInvitation = mailTemplate({
  values: z.strictObject({
    inviterName: personName,
    organisationName: line(200),
    role: z.enum(ROLES),
    acceptUrl: link,
    expiresAt: instant,
  }),
  compose: (values, locale) => {
    const role = roleName(values.role, locale);
    const organisation = unlinked(values.organisationName);
    const inviter = unlinked(values.inviterName);
    return {
      subject: m.organisations_mail_invitation_subject({ organisation }, { locale }),
      preview: m.mail_invitation_preview({ role }, { locale }),
      title: m.mail_invitation_title({}, { locale }),
      greeting: m.organisations_mail_greeting({}, { locale }),
      blocks: [
        { kind: 'text', text: m.organisations_mail_invitation_text({ inviter, organisation }, { locale }) },
        {
          kind: 'facts',
          rows: [
            { label: m.organisations_mail_organisation({}, { locale }), lines: [organisation] },
            { label: m.mail_fact_role({}, { locale }), lines: [role] },
          ],
        },
        {
          kind: 'button',
          label: m.mail_invitation_button({}, { locale }),
          href: values.acceptUrl,
          fallback: m.mail_button_fallback({}, { locale }),
        },
        { kind: 'note', text: m.organisations_mail_invitation_note(timeAndDay(values.expiresAt, locale), { locale }) },
      ],
      ...fromTheSystem(locale),
    };
  },
});
