import type { ConsentPurpose } from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';

type Words = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** Every version of every text that somebody may have agreed to; the first stands at 1. */
const TEXTS: Record<ConsentPurpose, readonly Words[]> = {
  REGISTRATION: [m.consent_registration_v1],
  NEWS: [m.consent_news_v1],
  PHOTOS: [m.consent_photos_v1],
};

/** The text that was shown, which the consent keeps. Throws for a version there never was. */
export function consentText(purpose: ConsentPurpose, version: number, locale: Locale): string {
  const words = TEXTS[purpose][version - 1];
  if (!words) throw new RangeError(`There is no version ${version} of the consent ${purpose}`);
  return words({}, { locale });
}
