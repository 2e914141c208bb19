import { formatDay, type Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { z } from 'zod';
import type { Block } from '../content.ts';
import { button, greetingTo } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { day, line, link, mailAddress, paragraph, personName, timeOfDay } from '../values.ts';

const when = z.strictObject({
  date: day,
  startsAt: timeOfDay,
  endsAt: timeOfDay,
  /** Null: not yet decided. */
  room: line(300).nullable(),
});

const session = z.strictObject({
  /** For the attachment provider; not shown. */
  id: z.uuid(),
  title: line(300),
  change: z.enum(['MOVED', 'CANCELLED', 'RESTORED']),
  /** As the reader was last told. */
  before: when,
  now: when,
  /** Why it was cancelled. */
  reason: paragraph.nullable(),
});

/** Sessions that somebody signed up for have another time or room, or are cancelled. */
export const programmeChanged = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    eventName: line(300),
    contactEmail: mailAddress,
    sessions: z.array(session).min(1).max(200),
    sessionsUrl: link,
  }),
  compose: (values, locale) => {
    const only = values.sessions.length === 1 ? values.sessions[0] : undefined;
    return {
      subject: only
        ? only.change === 'CANCELLED'
          ? m.mail_programme_subject_cancelled({ session: only.title, event: values.eventName }, { locale })
          : m.mail_programme_subject_one({ session: only.title, event: values.eventName }, { locale })
        : m.mail_programme_subject({ event: values.eventName }, { locale }),
      preview: m.mail_programme_preview({}, { locale }),
      title: m.mail_programme_title({}, { locale }),
      greeting: greetingTo(values.holderName, locale),
      blocks: [
        { kind: 'text', text: m.mail_programme_text({ event: values.eventName }, { locale }) },
        ...values.sessions.flatMap((one) => sessionBlocks(one, locale)),
        { kind: 'text', text: m.mail_programme_next({}, { locale }) },
        button(m.mail_programme_button({}, { locale }), values.sessionsUrl, locale),
        { kind: 'note', text: m.mail_programme_attached({}, { locale }) },
      ],
      footer: m.mail_footer_contact({ email: values.contactEmail }, { locale }),
      replyTo: values.contactEmail,
    };
  },
  needsAttachments: true,
});

function sessionBlocks({ title, change, before, now, reason }: z.output<typeof session>, locale: Locale): Block[] {
  const old = { label: m.mail_programme_before({}, { locale }), lines: lines(before, locale) };
  const cancelled = {
    label: m.mail_programme_now({}, { locale }),
    lines: [m.mail_programme_cancelled({}, { locale })],
  };
  const held = { label: m.mail_programme_now({}, { locale }), lines: lines(now, locale) };
  const again = { label: m.mail_programme_before({}, { locale }), lines: [m.mail_programme_cancelled({}, { locale })] };
  const rows = change === 'CANCELLED' ? [old, cancelled] : [change === 'RESTORED' ? again : old, held];
  return [
    { kind: 'heading', text: title },
    { kind: 'facts', rows },
    ...(reason ? [{ kind: 'quote', label: m.mail_reason({}, { locale }), text: reason } as const] : []),
  ];
}

function lines({ date, startsAt, endsAt, room }: z.output<typeof when>, locale: Locale): string[] {
  return [
    m.mail_day_hours({ day: formatDay(date, locale), opens: startsAt, closes: endsAt }, { locale }),
    room ?? m.mail_programme_no_room({}, { locale }),
  ];
}
