import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, paragraph, personName } from '../values.ts';

/** A registration ended, by its holder's wish or the organisers'. */
export const registrationCancelled = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    cancelledBy: z.enum(['holder', 'organiser']),
    reason: paragraph.nullable(),
  }),
  compose: (values, locale) => ({
    subject: m.mail_cancelled_subject({ event: values.event.name }, { locale }),
    preview: m.mail_cancelled_preview({}, { locale }),
    title: m.mail_cancelled_title({}, { locale }),
    greeting: greetingTo(values.holderName, locale),
    blocks: [
      {
        kind: 'text',
        text:
          values.cancelledBy === 'holder'
            ? m.mail_cancelled_by_holder({}, { locale })
            : m.mail_cancelled_by_organiser({}, { locale }),
      },
      ...(values.reason ? [{ kind: 'quote', label: m.mail_reason({}, { locale }), text: values.reason } as const] : []),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
