import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { RegistrationStatus } from '@pho-hien/events-core';
import { resultUnion } from '@pho-hien/platform';
import { RegistrationStatusEnum } from '../registrations/enums.graphql.ts';
import { WalletType } from '../registrations/wallet.graphql.ts';
import { TicketTypeSaved } from '../ticket-types/ticket-type.graphql.ts';

@ObjectType('WaitlistStanding', { description: 'Where somebody stands who is, or was, on a waitlist.' })
export class WaitlistStandingType {
  @Field(() => Int, { nullable: true, description: 'In the line, from 1; null: not in it any more.' })
  position!: number | null;
  @Field(() => Date, { nullable: true, description: 'When an organiser said that they may have a place.' })
  approvedAt!: Date | null;
  @Field(() => Date, { nullable: true }) offeredAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Until when the place is held, not included.' })
  offerExpiresAt!: Date | null;
  @Field(() => Boolean, { description: 'The time to accept went by.' }) lapsed!: boolean;
}

@InputType()
export class AcceptPlaceInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
}

@ObjectType({ description: 'The registration is confirmed; its ticket is in the wallet and on its way by mail.' })
export class PlaceAccepted {
  @Field(() => WalletType) wallet!: WalletType;
}

@ObjectType('NoOpenOffer', { description: 'No place is held: it was accepted or let go, or its time is over.' })
export class NoOpenOfferType {
  @Field(() => RegistrationStatusEnum) status!: RegistrationStatus;
}

@InputType()
export class OpenWaitlistInput {
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => Boolean, { description: 'Whether newcomers may join; who stands in line stays there.' }) open!: boolean;
}

export const AcceptPlaceResult = resultUnion('AcceptPlaceResult', PlaceAccepted, NoOpenOfferType);
export const OpenWaitlistResult = resultUnion('OpenWaitlistResult', TicketTypeSaved);
