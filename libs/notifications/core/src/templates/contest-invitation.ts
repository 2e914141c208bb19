import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { roleName } from '../role-name.ts';
import { unlinked } from '../safe-text.ts';
import { fromTheSystem, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { instant, line, link, personName } from '../values.ts';

/** Somebody is asked to run a contest, or to judge it. */
export const contestInvitation = mailTemplate({
  values: z.strictObject({
    inviterName: personName,
    contestName: line(200),
    role: z.enum(['CONTEST_SECRETARY', 'JUDGE']),
    acceptUrl: link,
    expiresAt: instant,
  }),
  compose: (values, locale) => {
    const role = roleName(values.role, locale);
    const contest = unlinked(values.contestName);
    const inviter = unlinked(values.inviterName);
    return {
      subject: m.contests_mail_invitation_subject({ contest }, { locale }),
      preview: m.mail_invitation_preview({ role }, { locale }),
      title: m.mail_invitation_title({}, { locale }),
      greeting: m.contests_mail_greeting({}, { locale }),
      blocks: [
        { kind: 'text', text: m.contests_mail_invitation_text({ inviter, contest }, { locale }) },
        {
          kind: 'facts',
          rows: [
            { label: m.contests_mail_contest({}, { locale }), lines: [contest] },
            { label: m.mail_fact_role({}, { locale }), lines: [role] },
          ],
        },
        {
          kind: 'button',
          label: m.mail_invitation_button({}, { locale }),
          href: values.acceptUrl,
          fallback: m.mail_button_fallback({}, { locale }),
        },
        { kind: 'note', text: m.contests_mail_invitation_note(timeAndDay(values.expiresAt, locale), { locale }) },
      ],
      ...fromTheSystem(locale),
    };
  },
});
