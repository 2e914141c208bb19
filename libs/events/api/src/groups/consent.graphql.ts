import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ConsentState } from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { InvalidInputType, LocaleEnum, resultUnion } from '@pho-hien/platform';
import { WalletType } from '../registrations/wallet.graphql.ts';
import { ResentTooOftenType } from '../tickets/ticket.graphql.ts';
import { ConsentStateEnum, NothingToAnswerType } from './group.graphql.ts';

@ObjectType('GroupEntry', {
  description: 'That somebody else made this registration, and what is asked of its holder.',
})
export class GroupEntryType {
  @Field(() => String) organisationName!: string;
  @Field(() => ConsentStateEnum) consent!: ConsentState;
  @Field(() => Boolean) minor!: boolean;
  @Field(() => String, { nullable: true, description: 'As it was entered; only while an answer is asked for.' })
  phone!: string | null;
  @Field(() => Int, { description: 'The version of the text of consent that is shown today.' }) textVersion!: number;
}

@ObjectType('GuardianWait', { description: 'Whose consent somebody under 16 needs, and what came of it.' })
export class GuardianWaitType {
  @Field(() => String, { nullable: true, description: 'Null: the school answers for the child.' })
  guardianName!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Enough of the address to see a slip in it: `m…@nha.example`; null: stood beside the child, or the school answers.',
  })
  guardianEmailHint!: string | null;
  @Field(() => ConsentStateEnum) consent!: ConsentState;
  @Field(() => Date, {
    nullable: true,
    description: 'Until when the guardian may answer, not included; null: nobody was asked by mail.',
  })
  answerBy!: Date | null;
  @Field(() => Date, { nullable: true }) answeredAt!: Date | null;
}

@InputType()
export class AnswerEntryInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
  @Field(() => Boolean) agrees!: boolean;
  @Field(() => String, { description: 'The name as it should stand on the badge.' }) fullName!: string;
  @Field(() => Int) textVersion!: number;
}

@ObjectType()
export class EntryAnswered {
  @Field(() => WalletType) wallet!: WalletType;
}

@ObjectType('GuardianRequest', { description: 'What a child’s guardian is asked, or has answered.' })
export class GuardianRequestType {
  @Field(() => String) childName!: string;
  @Field(() => String) guardianName!: string;
  @Field(() => String, { nullable: true, description: 'Who entered the child; null: the child registered alone.' })
  organisationName!: string | null;
  @Field(() => ConsentStateEnum) consent!: ConsentState;
  @Field(() => Date, { description: 'Until when an answer is possible, not included.' }) answerBy!: Date;
  @Field(() => Date, { nullable: true }) answeredAt!: Date | null;
  @Field(() => Int, { description: 'The version of the text that is shown, or was.' }) textVersion!: number;
  @Field(() => String, { nullable: true, description: 'The words that were shown, once answered.' }) text!:
    string | null;
  /** Not fields. */
  registrationId!: string;
  eventId!: string;
  ticketTypeId!: string;
}

@InputType()
export class AnswerAsGuardianInput {
  @Field(() => String, { description: 'The token in the guardian’s link.' }) token!: string;
  @Field(() => Boolean) agrees!: boolean;
  @Field(() => Int) textVersion!: number;
  @Field(() => LocaleEnum, { description: 'The language in which the text was read.' }) locale!: Locale;
}

@InputType()
export class AskGuardianAgainInput {
  @Field(() => ID) registrationId!: string;
}

@InputType()
export class AskGuardianAgainByWalletInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
}

@ObjectType({ description: 'The mail is on its way to the guardian.' })
export class GuardianAskedAgain {
  @Field(() => GuardianWaitType) guardian!: GuardianWaitType;
}

@InputType()
export class WithdrawGuardianConsentInput {
  @Field(() => String, { description: 'The token in the guardian’s link.' }) token!: string;
}

@ObjectType()
export class GuardianAnswered {
  @Field(() => GuardianRequestType) request!: GuardianRequestType;
}

export const AnswerEntryResult = resultUnion('AnswerEntryResult', EntryAnswered, NothingToAnswerType, InvalidInputType);
export const AnswerAsGuardianResult = resultUnion(
  'AnswerAsGuardianResult',
  GuardianAnswered,
  NothingToAnswerType,
  InvalidInputType,
);
export const WithdrawGuardianConsentResult = resultUnion(
  'WithdrawGuardianConsentResult',
  GuardianAnswered,
  NothingToAnswerType,
);
export const AskGuardianAgainResult = resultUnion(
  'AskGuardianAgainResult',
  GuardianAskedAgain,
  NothingToAnswerType,
  ResentTooOftenType,
);
