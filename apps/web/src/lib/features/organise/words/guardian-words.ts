import { m } from '@pho-hien/messages';
import type { RegistrationDetailQuery, RegistrationStatus } from '#generated/graphql.ts';
import { moment } from '#lib/shell/written.ts';

type Guardian = NonNullable<RegistrationDetailQuery['registration']['guardian']>;

/** What came of asking a child's guardian: why a registration waits, or what it stands on. */
export function guardianText({ consent, answerBy, answeredAt }: Guardian, status: RegistrationStatus): string {
  const time = answeredAt ? moment(answeredAt) : '';
  const until = answerBy ? moment(answerBy) : '';
  switch (consent) {
    case 'GUARDIAN_ASKED':
      return status === 'WAITLISTED'
        ? m.organise_guardian_in_line({ time: until })
        : m.organise_guardian_asked({ time: until });
    case 'GUARDIAN_GIVEN':
      return answerBy ? m.organise_guardian_given({ time }) : m.organise_guardian_present({ time });
    case 'SCHOOL_AUTHORITY':
      return m.organise_guardian_school();
    case 'LAPSED':
      return m.organise_guardian_lapsed({ time: until });
    case 'WITHDRAWN':
      return m.organise_guardian_withdrawn();
    default:
      return m.organise_guardian_declined({ time });
  }
}
