import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TICKET_STATUSES, type TicketStatus } from '@pho-hien/events-core';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';
import type { SignableTicket } from '../signing/ticket-signer.ts';

const TicketStatusEnum = enumOf(TICKET_STATUSES);
registerEnumType(TicketStatusEnum, {
  name: 'TicketStatus',
  description: 'Admits; taken back by the organisers; replaced by a new one; ended with its registration.',
});

@ObjectType('Ticket', { description: 'What admits the holder of a confirmed registration.' })
export class IssuedTicketType {
  @Field(() => ID) id!: string;
  @Field(() => TicketStatusEnum) status!: TicketStatus;
  @Field(() => String, { description: 'Printed below the QR code for when that is torn: `7K3M-9QXD-A`.' })
  shortCode!: string;
  @Field(() => Date, { nullable: true, description: 'Null: always has been.' }) validFrom!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Not included; null: always will be.' }) validUntil!: Date | null;
  @Field(() => String) holderName!: string;
  @Field(() => String, { nullable: true, description: 'Why it was revoked, for the holder to read.' })
  revokedReason!: string | null;
  /** What its code is made of. Not a field. */
  signable!: SignableTicket;
}

@InputType()
export class RevokeTicketInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String, { description: '1 to 500 characters; the holder reads it.' }) reason!: string;
}

@InputType()
export class ReissueTicketInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String, { nullable: true, description: 'At most 500 characters, for the log.' }) reason?: string | null;
}

@InputType()
export class ResendTicketInput {
  @Field(() => ID) ticketId!: string;
}

@ObjectType()
export class TicketChanged {
  @Field(() => IssuedTicketType) ticket!: IssuedTicketType;
}

@ObjectType('TicketNotValid', { description: 'Only a valid ticket can be revoked, reissued or sent again.' })
export class TicketNotValidType {
  @Field(() => TicketStatusEnum) status!: TicketStatus;
}

@ObjectType('ResentTooOften', { description: 'It was sent several times in a short while.' })
export class ResentTooOftenType {
  @Field(() => Date, { description: 'From then on it may be tried again.' }) retryAt!: Date;
}

export const ChangeTicketResult = resultUnion(
  'ChangeTicketResult',
  TicketChanged,
  TicketNotValidType,
  InvalidInputType,
);
export const ResendTicketResult = resultUnion(
  'ResendTicketResult',
  TicketChanged,
  TicketNotValidType,
  ResentTooOftenType,
);
