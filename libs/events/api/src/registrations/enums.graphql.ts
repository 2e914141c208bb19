import { registerEnumType } from '@nestjs/graphql';
import { CONSENT_PURPOSES, REGISTRATION_STATUSES } from '@pho-hien/events-core';
import { enumOf } from '@pho-hien/platform';

export const RegistrationStatusEnum = enumOf(REGISTRATION_STATUSES);
registerEnumType(RegistrationStatusEnum, { name: 'RegistrationStatus', description: 'Where a registration stands.' });

export const ConsentPurposeEnum = enumOf(CONSENT_PURPOSES);
registerEnumType(ConsentPurposeEnum, {
  name: 'ConsentPurpose',
  description: 'What is agreed to: handling the registration (required); news; photographs.',
});
