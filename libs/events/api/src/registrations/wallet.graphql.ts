import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { RegistrationStatus } from '@pho-hien/events-core';
import { resultUnion } from '@pho-hien/platform';
import { ResentTooOftenType } from '../tickets/ticket.graphql.ts';
import { RegistrationStatusEnum } from './enums.graphql.ts';

@ObjectType('Wallet', { description: 'A registration as its holder sees it.' })
export class WalletType {
  @Field(() => ID) registrationId!: string;
  @Field(() => RegistrationStatusEnum) status!: RegistrationStatus;
  @Field(() => String) holderName!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { nullable: true, description: '`+84` and nine digits.' }) phone!: string | null;
  @Field(() => String, { nullable: true }) organisationName!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was rejected.' }) decisionReason!: string | null;
  @Field(() => Date) submittedAt!: Date;
  /** Not fields. */
  eventId!: string;
  ticketTypeId!: string;
  walletLink!: number;
}

@InputType()
export class ResendTicketByWalletInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
}

@InputType()
export class CancelByWalletInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
}

@ObjectType({ description: 'The mail is on its way to the address of the registration.' })
export class TicketResent {
  @Field(() => WalletType) wallet!: WalletType;
}

@ObjectType()
export class RegistrationCancelled {
  @Field(() => WalletType) wallet!: WalletType;
}

export const ResendTicketByWalletResult = resultUnion('ResendTicketByWalletResult', TicketResent, ResentTooOftenType);
export const CancelByWalletResult = resultUnion('CancelByWalletResult', RegistrationCancelled);
