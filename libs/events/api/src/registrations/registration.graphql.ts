import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ConsentPurpose, RegistrationStatus } from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { connectionOf, InvalidInputType, LocaleEnum, resultUnion } from '@pho-hien/platform';
import { ConsentPurposeEnum, RegistrationStatusEnum } from './enums.graphql.ts';
import { SoldOutType } from './register.graphql.ts';

@ObjectType('Registration', { description: 'A registration as the organisers see it.' })
export class RegistrationType {
  @Field(() => ID) id!: string;
  @Field(() => RegistrationStatusEnum) status!: RegistrationStatus;
  @Field(() => String) fullName!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { nullable: true, description: '`+84` and nine digits.' }) phone!: string | null;
  @Field(() => String, { nullable: true }) organisationName!: string | null;
  @Field(() => String, { nullable: true, description: 'What the registrant wrote to the organisers.' }) note!:
    string | null;
  @Field(() => LocaleEnum, { description: 'The language of mails and ticket.' }) locale!: Locale;
  @Field(() => Date) submittedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was confirmed or rejected.' }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was rejected.' }) decisionReason!: string | null;
  @Field(() => Int) version!: number;
  /** Not fields. */
  eventId!: string;
  ticketTypeId!: string;
  searchName!: string;
}

@ObjectType('RegistrationConsent', { description: 'A consent that was given.' })
export class RegistrationConsentType {
  @Field(() => ConsentPurposeEnum) purpose!: ConsentPurpose;
  @Field(() => Int) textVersion!: number;
  @Field(() => String, { description: 'The words as they were shown.' }) text!: string;
  @Field(() => LocaleEnum) locale!: Locale;
  @Field(() => Date) givenAt!: Date;
  @Field(() => Date, { nullable: true }) withdrawnAt!: Date | null;
}

@ObjectType('RegistrationConnection')
export class RegistrationConnection extends connectionOf('Registration', () => RegistrationType) {}

@InputType()
export class ApproveRegistrationInput {
  @Field(() => ID) registrationId!: string;
}

@InputType()
export class RejectRegistrationInput {
  @Field(() => ID) registrationId!: string;
  @Field(() => String, { description: '1 to 500 characters; the registrant reads it.' }) reason!: string;
}

@ObjectType()
export class RegistrationDecided {
  @Field(() => RegistrationType) registration!: RegistrationType;
}

@ObjectType('NotAwaitingApproval', { description: 'Somebody decided before, or the registration was cancelled.' })
export class NotAwaitingApprovalType {
  @Field(() => RegistrationStatusEnum) status!: RegistrationStatus;
}

export const ApproveRegistrationResult = resultUnion(
  'ApproveRegistrationResult',
  RegistrationDecided,
  SoldOutType,
  NotAwaitingApprovalType,
);
export const RejectRegistrationResult = resultUnion(
  'RejectRegistrationResult',
  RegistrationDecided,
  NotAwaitingApprovalType,
  InvalidInputType,
);
