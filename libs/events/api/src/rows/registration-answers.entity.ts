import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { FormAnswers } from '@pho-hien/events-core';
import { FormVersion } from './form-version.entity.ts';
import { Registration } from './registration.entity.ts';

/** What a registrant answered to the form of the ticket type, with the version that was shown. */
export const RegistrationAnswers = defineEntity({
  name: 'RegistrationAnswers',
  tableName: 'registration_answers',
  properties: {
    registration: () => p.manyToOne(Registration).primary().deleteRule('cascade').updateRule('no action'),
    // Checked at commit, as all that many registrations at once point at.
    formVersion: () => p.manyToOne(FormVersion).deleteRule('no action').updateRule('no action').deferMode('deferred'),
    /** By the id of the field; files by their ids. */
    answers: p.json<FormAnswers>(),
  },
  indexes: [{ name: 'registration_answers_form_version_id', properties: ['formVersion'] }],
  checks: [{ name: 'registration_answers_object', expression: "jsonb_typeof(answers) = 'object'" }],
});
export type RegistrationAnswers = InferEntity<typeof RegistrationAnswers>;
