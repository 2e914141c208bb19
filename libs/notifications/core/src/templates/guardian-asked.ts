import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { z } from 'zod';
import type { MailContent } from '../content.ts';
import { unlinked } from '../safe-text.ts';
import { button, eventFacts, fromOrganisers, greetingTo, personFacts, timeAndDay } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, instant, line, link, personName } from '../values.ts';

const values = z.strictObject({
  /** The child. */
  holderName: personName,
  ticketTypeName: line(300),
  event: eventValues,
  guardianName: personName,
  /** Who entered the child; null: the child registered alone. */
  organisationName: line(200).nullable(),
  answerBy: instant,
  guardianUrl: link,
});
type Values = z.output<typeof values>;

/** A child was entered: the guardian is asked to consent. */
export const guardianAsked = mailTemplate({ values, compose: (given, locale) => ask(given, locale, false) });

/** The same once more, before the time is over. */
export const guardianReminded = mailTemplate({ values, compose: (given, locale) => ask(given, locale, true) });

function ask(given: Values, locale: Locale, again: boolean): MailContent {
  const organisation = given.organisationName === null ? null : unlinked(given.organisationName);
  const child = unlinked(given.holderName);
  const { time, day } = timeAndDay(given.answerBy, locale);
  const subject = { event: given.event.name };
  return {
    subject: again
      ? m.mail_guardian_reminded_subject(subject, { locale })
      : m.mail_guardian_asked_subject(subject, { locale }),
    preview:
      organisation === null
        ? m.mail_guardian_asked_preview_alone({ child }, { locale })
        : m.mail_guardian_asked_preview({ child, organisation }, { locale }),
    title: m.mail_guardian_asked_title({}, { locale }),
    greeting: greetingTo(given.guardianName, locale),
    blocks: [
      {
        kind: 'text',
        text:
          organisation === null
            ? m.mail_guardian_asked_text_alone({ child }, { locale })
            : m.mail_guardian_asked_text({ child, organisation }, { locale }),
      },
      { kind: 'facts', rows: [...eventFacts(given.event, locale), ...personFacts('registrant', given, locale)] },
      { kind: 'text', text: m.mail_guardian_asked_deadline({ time, day }, { locale }) },
      button(m.mail_guardian_asked_button({}, { locale }), given.guardianUrl, locale),
      { kind: 'note', text: m.mail_guardian_asked_note({}, { locale }) },
    ],
    ...fromOrganisers(given.event, locale),
  };
}
