import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Direction, Verdict, VerdictReason } from '@pho-hien/check-in-core';
import { TicketTypeType } from '@pho-hien/events-api';
import type { LocalizedText } from '@pho-hien/kernel';
import { LocalizedTextType } from '@pho-hien/platform';
import { GateType } from '../gates/gate.graphql.ts';
import { DirectionEnum, VerdictEnum, VerdictReasonEnum } from '../scans/scan.graphql.ts';

@ObjectType()
export class TypeCount {
  @Field(() => TicketTypeType) ticketType!: TicketTypeType;
  @Field(() => Int, { description: 'Persons inside now.' }) inside!: number;
  @Field(() => Int, { description: 'Tickets that were let in at least once.' }) admitted!: number;
  @Field(() => Int, { description: 'Confirmed registrations.' }) confirmed!: number;
}

@ObjectType()
export class GateCount {
  @Field(() => GateType) gate!: GateType;
  @Field(() => Int, { description: 'Persons who came in here; what was undone does not count.' }) entries!: number;
  @Field(() => Int) exits!: number;
  @Field(() => Int, { description: 'Scans that were refused.' }) denied!: number;
}

@ObjectType()
export class ScanSummary {
  @Field(() => ID) scanId!: string;
  @Field(() => Date) at!: Date;
  @Field(() => String) gateName!: string;
  @Field(() => DirectionEnum) direction!: Direction;
  @Field(() => VerdictEnum) verdict!: Verdict;
  @Field(() => VerdictReasonEnum) reason!: VerdictReason;
  @Field(() => String, { nullable: true }) holderName!: string | null;
  @Field(() => LocalizedTextType, { nullable: true }) ticketTypeName!: LocalizedText | null;
}

@ObjectType({ description: 'What the organisers’ screen shows of an event’s gates.' })
export class LiveCount {
  @Field(() => Date, { description: 'When it was counted.' }) at!: Date;
  @Field(() => Int, { description: 'Persons inside now, over all lists: who is inside two counts once.' })
  insideNow!: number;
  @Field(() => Int, { description: 'Tickets that were let in at least once.' }) admittedTickets!: number;
  @Field(() => [TypeCount], { description: 'Every ticket type of the event.' }) byTicketType!: TypeCount[];
  @Field(() => [GateCount], { description: 'Every gate of the event, by name.' }) byGate!: GateCount[];
  @Field(() => [ScanSummary], { description: 'The last 20 scans, newest first.' }) latest!: ScanSummary[];
}
