import { violatedConstraint } from '@pho-hien/platform';

/** How often to look afresh when the facts change under our hands. */
const ATTEMPTS = 5;
/** Somebody else wrote the same registration or group first: a second look tells whether it was the same form. */
const SAME_FORM = ['registrations_pkey', 'registrations_one_live', 'registration_groups_pkey'];

/** The place was taken, or the offer changed, between looking and writing: undo everything and look again. */
export class TryAgain extends Error {}

/** Does `work` again, from its first look on, when it lost a race; a second look says what came of it. */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const lostRace = error instanceof TryAgain || SAME_FORM.includes(violatedConstraint(error) ?? '');
      if (!lostRace || attempt >= ATTEMPTS) throw error;
    }
  }
}
