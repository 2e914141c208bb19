import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SIGN_UP_CLOSED_REASONS, type SignUpClosedReason } from '@pho-hien/events-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { enumOf, LocalizedTextType, resultUnion } from '@pho-hien/platform';
import { WalletType } from '../../registrations/wallet.graphql.ts';

const SignUpClosedReasonEnum = enumOf(SIGN_UP_CLOSED_REASONS);
registerEnumType(SignUpClosedReasonEnum, {
  name: 'SignUpClosedReason',
  description:
    'No ticket that admits; open seating; cancelled; begun already; on a day on which the ticket does not admit.',
});

@InputType()
export class JoinEventSessionInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
  @Field(() => ID) sessionId!: string;
}

@InputType()
export class LeaveEventSessionInput extends JoinEventSessionInput {}

@ObjectType()
export class EventSessionJoined {
  @Field(() => WalletType) wallet!: WalletType;
}

@ObjectType()
export class EventSessionLeft {
  @Field(() => WalletType) wallet!: WalletType;
}

@ObjectType('SessionFull', { description: 'Every place of the session is taken.' })
export class SessionFullType {
  @Field(() => Int) places!: number;
}

@ObjectType('SessionsOverlap', { description: 'The same person has signed up for this other session at that time.' })
export class SessionsOverlapType {
  @Field(() => ID) sessionId!: string;
  @Field(() => LocalizedTextType) title!: LocalizedText;
  @Field(() => String) startsAt!: string;
  @Field(() => String) endsAt!: string;
}

@ObjectType('SignUpClosed', { description: 'The session takes no sign-up, or not with this ticket.' })
export class SignUpClosedType {
  @Field(() => SignUpClosedReasonEnum) reason!: SignUpClosedReason;
}

@ObjectType('SessionSignUp', { description: 'Somebody who signed up for a session.' })
export class SessionSignUpType {
  @Field(() => ID) registrationId!: string;
  @Field(() => String) fullName!: string;
  @Field(() => String) email!: string;
  @Field(() => Date) signedUpAt!: Date;
}

@ObjectType('ProgrammeNotice', { description: 'Changes of the programme of which people will be told soon.' })
export class ProgrammeNoticeType {
  @Field(() => Date) tellAt!: Date;
  @Field(() => Int, { description: 'How many people will get a mail.' }) people!: number;
}

@InputType()
export class TellProgrammeChangesInput {
  @Field(() => ID) eventId!: string;
}

@ObjectType({ description: 'The mails are on their way.' })
export class ProgrammeChangesTold {
  @Field(() => ID) eventId!: string;
}

export const JoinEventSessionResult = resultUnion(
  'JoinEventSessionResult',
  EventSessionJoined,
  SessionFullType,
  SessionsOverlapType,
  SignUpClosedType,
);
export const LeaveEventSessionResult = resultUnion('LeaveEventSessionResult', EventSessionLeft);
export const TellProgrammeChangesResult = resultUnion('TellProgrammeChangesResult', ProgrammeChangesTold);
