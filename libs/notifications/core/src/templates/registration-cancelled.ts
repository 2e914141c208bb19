import { m } from '@pho-hien/messages';
import { z } from 'zod';
import { eventFacts, fromOrganisers, greetingTo, personFacts } from '../shared-blocks.ts';
import { mailTemplate } from '../template.ts';
import { eventValues, line, paragraph, personName } from '../values.ts';

const BY = {
  holder: m.mail_cancelled_by_holder,
  organiser: m.mail_cancelled_by_organiser,
  guardian: m.mail_cancelled_by_guardian,
};

/** A registration ended: by its holder's wish, the organisers', or for want of the guardian's consent. */
export const registrationCancelled = mailTemplate({
  values: z.strictObject({
    holderName: personName,
    ticketTypeName: line(300),
    event: eventValues,
    cancelledBy: z.enum(['holder', 'organiser', 'guardian']),
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
        text: BY[values.cancelledBy]({}, { locale }),
      },
      ...(values.reason ? [{ kind: 'quote', label: m.mail_reason({}, { locale }), text: values.reason } as const] : []),
      { kind: 'facts', rows: [...eventFacts(values.event, locale), ...personFacts('registrant', values, locale)] },
    ],
    ...fromOrganisers(values.event, locale),
  }),
});
