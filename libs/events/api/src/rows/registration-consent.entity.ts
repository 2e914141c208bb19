import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ConsentPurpose } from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { Registration } from './registration.entity.ts';

/** A consent that was given, with the words that were read. */
export const RegistrationConsent = defineEntity({
  name: 'RegistrationConsent',
  tableName: 'registration_consents',
  properties: {
    registration: () => p.manyToOne(Registration).primary().deleteRule('cascade').updateRule('no action'),
    purpose: p.string().length(20).primary().$type<ConsentPurpose>(),
    textVersion: p.integer(),
    /** The text as it was shown. */
    text: p.text(),
    locale: p.string().length(2).$type<Locale>(),
    givenAt: p.datetime(3),
    withdrawnAt: p.datetime(3).nullable(),
  },
  checks: [
    { name: 'registration_consents_purpose', expression: "purpose in ('REGISTRATION', 'NEWS', 'PHOTOS')" },
    { name: 'registration_consents_withdrawn', expression: 'withdrawn_at >= given_at' },
  ],
});
export type RegistrationConsent = InferEntity<typeof RegistrationConsent>;
