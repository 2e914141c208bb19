import { m } from '@pho-hien/messages';
import type { RegistrationDetailQuery } from '#generated/graphql.ts';
import { moment } from '#lib/shell/written.ts';

type Guardian = NonNullable<RegistrationDetailQuery['registration']['guardian']>;

/** What came of asking a child's guardian: why a registration waits, or what it stands on. */
export function guardianText({ consent, answerBy, answeredAt }: Guardian): string {
  const time = answeredAt ? moment(answeredAt) : '';
  switch (consent) {
    case 'GUARDIAN_ASKED':
      return m.organise_guardian_asked({ time: moment(answerBy) });
    case 'GUARDIAN_GIVEN':
      return m.organise_guardian_given({ time });
    case 'SCHOOL_AUTHORITY':
      return m.organise_guardian_school();
    case 'LAPSED':
      return m.organise_guardian_lapsed({ time: moment(answerBy) });
    case 'WITHDRAWN':
      return m.organise_guardian_withdrawn();
    default:
      return m.organise_guardian_declined({ time });
  }
}
