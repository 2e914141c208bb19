import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  TRANSFER_REFUSALS,
  TRANSFER_STATUSES,
  type RegistrationStatus,
  type TransferRefusal,
  type TransferStatus,
} from '@pho-hien/events-core';
import type { LocalizedText, Locale } from '@pho-hien/kernel';
import { enumOf, InvalidInputType, LocaleEnum, LocalizedTextType, resultUnion } from '@pho-hien/platform';
import { RegistrationStatusEnum } from '../registrations/enums.graphql.ts';
import { FormChangedType } from '../forms/form.graphql.ts';
import {
  AlreadyRegisteredType,
  AgeInput,
  ConsentInput,
  ConsentRequiredType,
  Registered,
  RegistrationClosedType,
} from '../registrations/register.graphql.ts';
import { RegistrationType } from '../registrations/registration.graphql.ts';
import { WalletType } from '../registrations/wallet.graphql.ts';
import { TicketTypeSaved } from '../ticket-types/ticket-type.graphql.ts';

const TransferStatusEnum = enumOf(TRANSFER_STATUSES);
registerEnumType(TransferStatusEnum, { name: 'TransferStatus', description: 'Open, or what became of its link.' });
const TransferRefusalEnum = enumOf(TRANSFER_REFUSALS);
registerEnumType(TransferRefusalEnum, { name: 'TransferRefusal', description: 'Why a ticket cannot be passed on.' });

@InputType({ isAbstract: true })
class CorrectionFields {
  @Field(() => String, { description: 'By the holder a correction of the name, not another person’s.' })
  fullName!: string;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) organisationName?: string | null;
}

@InputType()
export class CorrectByWalletInput extends CorrectionFields {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
}

@InputType()
export class CorrectRegistrationInput extends CorrectionFields {
  @Field(() => ID) registrationId!: string;
}

@InputType()
export class ChangeEmailByWalletInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
  @Field(() => String, { description: 'Nothing changes until whoever reads there confirms it.' }) email!: string;
}

@InputType()
export class ChangeEmailInput {
  @Field(() => ID) registrationId!: string;
  @Field(() => String) email!: string;
}

@InputType()
export class ConfirmEmailInput {
  @Field(() => String, { description: 'From the mail to the new address.' }) token!: string;
}

@InputType()
export class CancelRegistrationInput {
  @Field(() => ID) registrationId!: string;
  @Field(() => String, { description: '1 to 500 characters; the registrant reads it.' }) reason!: string;
}

@InputType()
export class OfferTransferByWalletInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
  @Field(() => String, { description: 'The name of the new person, and nothing else of them.' }) toName!: string;
}

@InputType()
export class OfferTransferInput {
  @Field(() => ID) registrationId!: string;
  @Field(() => String) toName!: string;
}

@InputType()
export class WithdrawTransferByWalletInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
}

@InputType()
export class TakeTransferInputType extends AgeInput {
  @Field(() => String, { description: 'From the link.' }) token!: string;
  @Field(() => ID, { description: 'A UUID of version 7 made by the browser; the new registration’s.' }) id!: string;
  @Field(() => LocaleEnum) locale!: Locale;
  @Field(() => String) fullName!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => [ConsentInput]) consents!: ConsentInput[];
}

@InputType()
export class SetTransferRulesInput {
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => Boolean) allowed!: boolean;
  @Field(() => Date, { nullable: true, description: 'Not included; null: as long as the event.' }) until?: Date | null;
}

@ObjectType('OpenTransfer', { description: 'A ticket on its way to somebody else, who has not taken it yet.' })
export class OpenTransferType {
  @Field(() => String) toName!: string;
  @Field(() => String, { description: 'Opens the page on which it is taken; for its holder to hand on.' })
  takeToken!: string;
  @Field(() => Date) offeredAt!: Date;
}

@ObjectType('TransferOffer', { description: 'What somebody sees who was handed the link of a transfer.' })
export class TransferOfferType {
  @Field(() => TransferStatusEnum, { description: 'Only an open one can be taken.' }) status!: TransferStatus;
  @Field(() => String) toName!: string;
  @Field(() => LocalizedTextType) eventName!: LocalizedText;
  @Field(() => String) eventSlug!: string;
  @Field(() => LocalizedTextType) ticketTypeName!: LocalizedText;
  @Field(() => TransferRefusalEnum, { nullable: true, description: 'Why it cannot be taken now.' })
  refusal!: TransferRefusal | null;
}

@ObjectType()
export class WalletChanged {
  @Field(() => WalletType) wallet!: WalletType;
}

@ObjectType()
export class RegistrationChanged {
  @Field(() => RegistrationType) registration!: RegistrationType;
}

@ObjectType('RegistrationEnded', {
  description: 'It was cancelled, rejected or passed on: it does not change any more.',
})
export class RegistrationEndedType {
  @Field(() => RegistrationStatusEnum) status!: RegistrationStatus;
}

@ObjectType('TransferRefused', { description: 'The ticket cannot be passed on.' })
export class TransferRefusedType {
  @Field(() => TransferRefusalEnum) reason!: TransferRefusal;
}

@ObjectType('LinkExpired', { description: 'The link was used, replaced by a newer one, or its time is over.' })
export class LinkExpiredType {
  @Field(() => Date, { nullable: true }) expiredAt!: Date | null;
}

export const ChangeAnswersByWalletResult = resultUnion(
  'ChangeAnswersByWalletResult',
  WalletChanged,
  RegistrationEndedType,
  RegistrationClosedType,
  FormChangedType,
  InvalidInputType,
);
export const ChangeByWalletResult = resultUnion(
  'ChangeByWalletResult',
  WalletChanged,
  RegistrationEndedType,
  InvalidInputType,
);
export const ChangeRegistrationResult = resultUnion(
  'ChangeRegistrationResult',
  RegistrationChanged,
  RegistrationEndedType,
  InvalidInputType,
);
export const ConfirmEmailResult = resultUnion('ConfirmEmailResult', Registered, LinkExpiredType);
export const TransferByWalletResult = resultUnion(
  'TransferByWalletResult',
  WalletChanged,
  TransferRefusedType,
  InvalidInputType,
);
export const OfferTransferResult = resultUnion(
  'OfferTransferResult',
  RegistrationChanged,
  TransferRefusedType,
  InvalidInputType,
);
export const TakeTransferResult = resultUnion(
  'TakeTransferResult',
  Registered,
  LinkExpiredType,
  TransferRefusedType,
  AlreadyRegisteredType,
  ConsentRequiredType,
  InvalidInputType,
);
export const SetTransferRulesResult = resultUnion('SetTransferRulesResult', TicketTypeSaved);
