import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Direction, Verdict } from '@pho-hien/check-in-core';
import { WALK_UP_IDENTITIES, type WalkUpIdentity } from '@pho-hien/events-core';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';
import { DirectionEnum, VerdictEnum } from '../scans/scan.graphql.ts';
import {
  QUARANTINE_DECISIONS,
  QUARANTINE_REASONS,
  type QuarantineDecision,
  type QuarantineReason,
} from '../rows/quarantined-fact.entity.ts';

export const QuarantineReasonEnum = enumOf(QUARANTINE_REASONS);
registerEnumType(QuarantineReasonEnum, { name: 'QuarantineReason', description: 'Why a fact is kept apart.' });
export const QuarantineDecisionEnum = enumOf(QUARANTINE_DECISIONS);
registerEnumType(QuarantineDecisionEnum, {
  name: 'QuarantineDecision',
  description: 'Taken into the ledger as it happened, or left out of it for good.',
});

export const WalkUpIdentityEnum = enumOf(WALK_UP_IDENTITIES);
registerEnumType(WalkUpIdentityEnum, {
  name: 'WalkUpIdentity',
  description: 'The person who is registered already, or somebody else of the same name and address.',
});

@ObjectType('QuarantinedGuest', { description: 'Who was registered at a desk, and waits for a person.' })
export class QuarantinedGuestType {
  @Field(() => String) fullName!: string;
  @Field(() => [ID], { description: 'Live registrations of the same ticket type, name and address.' })
  registrationIds!: string[];
  @Field(() => Boolean, { description: 'Whether one of those has a ticket that is valid.' }) hasTicket!: boolean;
}

@ObjectType('QuarantinedFact', { description: 'What a device handed in that it should no longer have made.' })
export class QuarantinedFactType {
  @Field(() => ID, { description: 'The id of the scan or undo.' }) id!: string;
  @Field(() => ID) deviceId!: string;
  @Field(() => String) deviceName!: string;
  @Field(() => String) gateName!: string;
  @Field(() => QuarantineReasonEnum) reason!: QuarantineReason;
  @Field(() => Date, { description: 'When it happened, by the server’s clock.' }) at!: Date;
  @Field(() => Date) receivedAt!: Date;
  @Field(() => ID, { nullable: true, description: 'As the device claims.' }) ticketId!: string | null;
  @Field(() => DirectionEnum, { nullable: true, description: 'Null: it takes a scan back.' })
  direction!: Direction | null;
  @Field(() => ID, { nullable: true, description: 'The scan that it takes back.' }) undoes!: string | null;
  @Field(() => QuarantinedGuestType, {
    nullable: true,
    description: 'Whom the desk registered; null: nobody, or what was sealed does not open.',
  })
  guest!: QuarantinedGuestType | null;
  @Field(() => VerdictEnum, { nullable: true, description: 'What the steward was shown.' }) verdict!: Verdict | null;
}

@InputType({ description: 'Decides what became of facts of one device; all that are open, where none is named.' })
export class DecideQuarantineInput {
  @Field(() => ID) deviceId!: string;
  @Field(() => [ID], { nullable: true }) factIds?: string[] | null;
  @Field(() => QuarantineDecisionEnum) decision!: QuarantineDecision;
  @Field(() => WalkUpIdentityEnum, {
    nullable: true,
    description: 'Who guests are whose name and address somebody has. Unsaid, they stay open.',
  })
  guestIs?: WalkUpIdentity | null;
  @Field(() => String, { description: 'At most 500 characters.' }) reason!: string;
}

@ObjectType()
export class QuarantineDecided {
  @Field(() => Int, { description: 'How many facts were decided on now.' }) decided!: number;
  @Field(() => Int, { description: 'Accepted, and yet impossible: they stay open.' }) refused!: number;
}

export const DecideQuarantineResult = resultUnion('DecideQuarantineResult', QuarantineDecided, InvalidInputType);
