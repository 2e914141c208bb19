import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { unlinked } from '../safe-text.ts';
import { eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, personName } from '../values.ts';

/** The guardian did not answer in time; the child's place is free again. */
export const guardianLapsed = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    guardianName: personName,
    organisationName: line(200).nullable(),
  }),
  compose: (values, locale) => ({
    subject: m.mail_guardian_lapsed_subject({ event: values.event.name }, { locale }),
    preview: m.mail_guardian_lapsed_preview({}, { locale }),
    title: m.mail_guardian_lapsed_title({}, { locale }),
    greeting: greetingTo(values.guardianName, locale),
    blocks: [
      { kind: 'text', text: m.mail_guardian_lapsed_text({ child: unlinked(values.holderName) }, { locale }) },
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
      {
        kind: 'note',
        text:
          values.organisationName === null
            ? m.mail_guardian_lapsed_note_alone({}, { locale })
            : m.mail_guardian_lapsed_note({ organisation: unlinked(values.organisationName) }, { locale }),
      },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
