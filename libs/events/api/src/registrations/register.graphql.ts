import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ConsentPurpose } from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { InvalidInputType, LocaleEnum, resultUnion } from '@pho-hien/platform';
import { AnswerInput, FormChangedType } from '../forms/form.graphql.ts';
import { ConsentPurposeEnum } from './enums.graphql.ts';
import { WalletType } from './wallet.graphql.ts';

@InputType({ description: 'The answer to one question of consent.' })
export class ConsentInput {
  @Field(() => ConsentPurposeEnum) purpose!: ConsentPurpose;
  @Field(() => Boolean) given!: boolean;
  @Field(() => Int, { description: 'Which version of the text was shown.' }) textVersion!: number;
}

@InputType({ isAbstract: true })
export class AgeInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they are under 16 today; it has to be said, and null is answered `InvalidInput`.',
  })
  minor?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Of who consents for somebody under 16; else left aside.' })
  guardianName?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the guardian’s link goes.' }) guardianEmail?:
    string | null;
}

@InputType()
export class RegisterInput extends AgeInput {
  @Field(() => ID, {
    description: 'A UUID of version 7 made by the browser: sending the same form again is the same registration.',
  })
  id!: string;
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => LocaleEnum, { description: 'The language of mails and ticket.' }) locale!: Locale;
  @Field(() => String, { description: 'One line, family name first, at most 100 characters.' }) fullName!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { nullable: true, description: 'Ten digits, beginning with 0 or +84.' }) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'One line, at most 100 characters.' }) organisationName?:
    string | null;
  @Field(() => String, { nullable: true, description: 'At most 500 characters.' }) note?: string | null;
  @Field(() => [ConsentInput]) consents!: ConsentInput[];
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the form that was shown; null where there was none.',
  })
  formVersion?: number | null;
  @Field(() => [AnswerInput], { nullable: true, description: 'To the form; what is not asked is left aside.' })
  answers?: AnswerInput[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Agrees to stand in line should every place be taken; without it the answer is then `SoldOut`.',
  })
  joinWaitlist?: boolean;
}

@ObjectType({
  description: 'The registration stands: confirmed with a ticket, awaiting approval or a guardian, or in line.',
})
export class Registered {
  @Field(() => WalletType) wallet!: WalletType;
  @Field(() => String, { description: 'Opens the wallet; who has it needs nothing else.' }) walletToken!: string;
}

@ObjectType('RegistrationClosed', { description: 'Registration is not open at this moment.' })
export class RegistrationClosedType {
  @Field(() => Date, { nullable: true }) opensAt!: Date | null;
  @Field(() => Date, { nullable: true }) closesAt!: Date | null;
}

@ObjectType('SoldOut', { description: 'Every place of the ticket type is taken, or for who waits already.' })
export class SoldOutType {
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Where in the line one would stand, from 1; null: there is no waitlist to join.',
  })
  waitlistPosition!: number | null;
}

@ObjectType('AlreadyRegistered', {
  description: 'This person has a live registration for the ticket type; a mail with its link went to the address.',
})
export class AlreadyRegisteredType {
  @Field(() => Date) since!: Date;
}

@ObjectType('ConsentRequired', { description: 'Without this consent nothing can be done.' })
export class ConsentRequiredType {
  @Field(() => ConsentPurposeEnum) purpose!: ConsentPurpose;
}

export const RegisterResult = resultUnion(
  'RegisterResult',
  Registered,
  RegistrationClosedType,
  SoldOutType,
  AlreadyRegisteredType,
  ConsentRequiredType,
  FormChangedType,
  InvalidInputType,
);
