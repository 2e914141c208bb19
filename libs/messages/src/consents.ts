import { m } from './paraglide/messages.js';

type Words = (inputs?: Record<string, never>, options?: { locale?: 'vi' | 'en' }) => string;

/**
 * Every text that somebody may have agreed to, by purpose and version. A text that was shown never
 * changes and never leaves: a new wording is a new version beside the old.
 */
const texts: Record<string, readonly Words[]> = {
  REGISTRATION: [m.consent_registration_v1],
  NEWS: [m.consent_news_v1],
  PHOTOS: [m.consent_photos_v1],
  GUARDIAN: [m.consent_guardian_v1],
  SCHOOL_AUTHORITY: [m.consent_school_authority_v1],
};

/**
 * The text of a consent as it was shown.
 * @throws RangeError when there is no such purpose or version
 */
export function consentText(purpose: string, version: number, locale?: 'vi' | 'en'): string {
  const words = texts[purpose]?.[version - 1];
  if (!words) throw new RangeError(`no text of consent ${purpose} in version ${version}`);
  return words({}, locale ? { locale } : {});
}
