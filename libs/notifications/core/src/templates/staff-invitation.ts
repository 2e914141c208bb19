import { ROLES } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { roleName } from '../role-name.ts';
import { fromTheSystem, timeAndDay } from '../shared-blocks.ts';
import { unlinked } from '../safe-text.ts';
import { mailTemplate } from '../template.ts';
import { instant, line, link, personName } from '../values.ts';

/** Somebody is asked to work on an event, or on the whole system when `eventName` is null. */
export const staffInvitation = mailTemplate({
  values: z.strictObject({
    inviterName: personName,
    role: z.enum(ROLES),
    eventName: line(300).nullable(),
    acceptUrl: link,
    expiresAt: instant,
  }),
  compose: ({ inviterName, eventName, ...values }, locale) => {
    const role = roleName(values.role, locale);
    const inviter = unlinked(inviterName);
    return {
      subject: eventName
        ? m.mail_invitation_subject({ event: eventName }, { locale })
        : m.mail_invitation_subject_system({}, { locale }),
      preview: m.mail_invitation_preview({ role }, { locale }),
      title: m.mail_invitation_title({}, { locale }),
      greeting: m.mail_greeting_staff({}, { locale }),
      blocks: [
        {
          kind: 'text',
          text: eventName
            ? m.mail_invitation_text({ inviter }, { locale })
            : m.mail_invitation_text_system({ inviter }, { locale }),
        },
        {
          kind: 'facts',
          rows: [
            ...(eventName ? [{ label: m.mail_fact_event({}, { locale }), lines: [eventName] }] : []),
            { label: m.mail_fact_role({}, { locale }), lines: [role] },
          ],
        },
        {
          kind: 'button',
          label: m.mail_invitation_button({}, { locale }),
          href: values.acceptUrl,
          fallback: m.mail_button_fallback_staff({}, { locale }),
        },
        { kind: 'note', text: m.mail_invitation_note(timeAndDay(values.expiresAt, locale), { locale }) },
      ],
      ...fromTheSystem(locale),
    };
  },
});
