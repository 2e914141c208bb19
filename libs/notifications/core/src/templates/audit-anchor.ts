import { formatDate, type Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { button, fromTheSystem, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { day, instant, link } from '../values.ts';

const number = z.int().min(0);

const written = (value: number, locale: Locale) => value.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB');

/** What the audit log comes to today: kept in a mailbox, it shows later whether the log was cut or changed. */
export const auditAnchor = mailTemplate({
  needsAttachments: true,
  values: z.strictObject({
    day,
    upTo: instant,
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    chains: number,
    entries: number,
    /** Chains that grew since the mail before, and how many of their heads are attached. */
    changed: number,
    attached: number,
    checkUrl: link,
  }),
  compose: ({ digest, checkUrl, ...values }, locale) => {
    const day = formatDate(values.day, locale);
    const told = { attached: written(values.attached, locale), changed: written(values.changed, locale) };
    return {
      subject: m.mail_anchor_subject({ day }, { locale }),
      preview: m.mail_anchor_preview({}, { locale }),
      title: m.mail_anchor_title({ day }, { locale }),
      greeting: m.mail_greeting_staff({}, { locale }),
      blocks: [
        { kind: 'text', text: m.mail_anchor_text(timeAndDay(values.upTo, locale), { locale }) },
        {
          kind: 'facts',
          rows: [
            // In two lines, so that it fits a phone.
            { label: m.mail_anchor_digest({}, { locale }), lines: [digest.slice(0, 32), digest.slice(32)] },
            { label: m.mail_anchor_up_to({}, { locale }), lines: [values.upTo] },
            { label: m.mail_anchor_entries({}, { locale }), lines: [written(values.entries, locale)] },
            { label: m.mail_anchor_chains({}, { locale }), lines: [written(values.chains, locale)] },
          ],
        },
        button(m.mail_anchor_button({}, { locale }), checkUrl, locale),
        {
          kind: 'text',
          text:
            values.attached < values.changed
              ? m.mail_anchor_attached_part(told, { locale })
              : m.mail_anchor_attached(told, { locale }),
        },
        { kind: 'note', text: m.mail_anchor_note({}, { locale }) },
      ],
      ...fromTheSystem(locale),
    };
  },
});
