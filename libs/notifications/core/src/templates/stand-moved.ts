import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { button, fromTheSystem } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { line, link } from '../values.ts';

/** A new version of a floor plan has an organisation's stand elsewhere, or under another number. */
export const standMoved = mailTemplate({
  values: z.strictObject({
    organisationName: line(200),
    eventName: line(200),
    numberBefore: line(8),
    numberAfter: line(8),
    standUrl: link,
  }),
  compose: ({ organisationName, eventName, numberBefore, numberAfter, standUrl }, locale) => {
    const event = unlinked(eventName);
    return {
      subject: m.stands_mail_moved_subject({ event }, { locale }),
      preview: m.stands_mail_moved_text({ event }, { locale }),
      title: m.stands_mail_moved_title({}, { locale }),
      greeting: m.stands_mail_greeting({ organisation: unlinked(organisationName) }, { locale }),
      blocks: [
        { kind: 'text', text: m.stands_mail_moved_text({ event }, { locale }) },
        {
          kind: 'facts',
          rows: [
            { label: m.stands_mail_before({}, { locale }), lines: [numberBefore] },
            { label: m.stands_mail_now({}, { locale }), lines: [numberAfter] },
          ],
        },
        button(m.stands_mail_see({}, { locale }), standUrl, locale),
      ],
      ...fromTheSystem(locale),
    };
  },
});
