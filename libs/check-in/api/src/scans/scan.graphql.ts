import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type Direction,
  DIRECTIONS,
  OVERRIDE_REFUSALS,
  type OverrideRefusal,
  type Verdict,
  VERDICT_REASONS,
  type VerdictReason,
  VERDICTS,
} from '@pho-hien/check-in-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { enumOf, InvalidInputType, LocalizedTextType, resultUnion } from '@pho-hien/platform';
import { SCAN_METHODS, type ScanMethod } from './scan-method.ts';

export const DirectionEnum = enumOf(DIRECTIONS);
registerEnumType(DirectionEnum, { name: 'Direction' });
export const ScanMethodEnum = enumOf(SCAN_METHODS);
registerEnumType(ScanMethodEnum, {
  name: 'ScanMethod',
  description: 'Read by the camera, by a hardware scanner, or typed.',
});
export const VerdictEnum = enumOf(VERDICTS);
registerEnumType(VerdictEnum, { name: 'Verdict' });
export const VerdictReasonEnum = enumOf(VERDICT_REASONS);
registerEnumType(VerdictReasonEnum, {
  name: 'VerdictReason',
  description: 'Of several that apply, the first in the order of the check-in contract.',
});
export const OverrideRefusalEnum = enumOf(OVERRIDE_REFUSALS);
registerEnumType(OverrideRefusalEnum, { name: 'OverrideRefusal' });

@InputType({ description: 'A supervisor lets somebody through whom the rule refused.' })
export class OverrideInput {
  @Field(() => ID, { description: 'The scan that was refused.' }) overridesScanId!: string;
  @Field(() => String, { description: 'At most 300 characters.' }) reason!: string;
}

@InputType()
export class RedeemTicketInput {
  @Field(() => ID, { description: 'UUIDv7 made on the device: the same scan sent again gets the same answer.' })
  scanId!: string;
  @Field(() => Int, { description: 'The device’s running number: 1, 2, 3 …' }) sequence!: number;
  @Field(() => ID) listId!: string;
  @Field(() => DirectionEnum) direction!: Direction;
  @Field(() => Date, { description: 'By the device’s clock.' }) scannedAt!: Date;
  @Field(() => Date, {
    nullable: true,
    description: 'By the device’s clock, when it sends this: says how that clock goes. Missing: sent at once.',
  })
  sentAt?: Date | null;
  @Field(() => String, { description: 'The text as it was read, or the short code as it was typed.' }) code!: string;
  @Field(() => ScanMethodEnum) method!: ScanMethod;
  @Field(() => ID, { nullable: true, description: 'After IDENTITY_CHECK: whom the steward picked.' })
  identityConfirmedTicketId?: string | null;
  @Field(() => OverrideInput, { nullable: true }) override?: OverrideInput | null;
  @Field(() => [ID], { defaultValue: [], description: 'After QUESTIONS_REQUIRED: the questions that have an answer.' })
  answeredQuestionIds?: string[];
  @Field(() => String, { nullable: true, description: 'What was answered, sealed to the server’s key.' })
  answers?: string | null;
}

@ObjectType({ description: 'Whose ticket was scanned.' })
export class ScannedTicket {
  @Field(() => ID) ticketId!: string;
  @Field(() => String) holderName!: string;
  @Field(() => LocalizedTextType) ticketTypeName!: LocalizedText;
  @Field(() => String, { nullable: true }) organisationName!: string | null;
}

@ObjectType({ description: 'The scan is kept, whatever its verdict.' })
export class ScanRecorded {
  @Field(() => ID) scanId!: string;
  @Field(() => VerdictEnum) verdict!: Verdict;
  @Field(() => VerdictReasonEnum) reason!: VerdictReason;
  @Field(() => Boolean, { description: 'False for a validly signed ticket that is not known here yet.' })
  onList!: boolean;
  @Field(() => DirectionEnum) direction!: Direction;
  @Field(() => ScannedTicket, { nullable: true, description: 'Null where no ticket of this event was recognised.' })
  ticket!: ScannedTicket | null;
  @Field(() => Date, { nullable: true, description: 'With ALREADY_USED: when it was used.' }) usedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'With ALREADY_USED: the gate where it was used.' })
  usedGate!: string | null;
  @Field(() => [ScannedTicket], { description: 'With IDENTITY_CHECK: whom the typed code may mean.' })
  candidates!: ScannedTicket[];
  @Field(() => Int, { description: 'Persons inside on this list after the scan.' }) insideNow!: number;
}

@ObjectType('OverrideNotAllowed', { description: 'Nothing was recorded.' })
export class OverrideNotAllowedType {
  @Field(() => OverrideRefusalEnum) refusal!: OverrideRefusal;
}

export const RedeemTicketResult = resultUnion(
  'RedeemTicketResult',
  ScanRecorded,
  OverrideNotAllowedType,
  InvalidInputType,
);

@InputType()
export class UndoScanInput {
  @Field(() => ID, { description: 'UUIDv7 of the undo itself, made on the device.' }) scanId!: string;
  @Field(() => Int, { description: 'The device’s running number.' }) sequence!: number;
  @Field(() => ID) undoesScanId!: string;
  @Field(() => Date, { description: 'By the device’s clock.' }) scannedAt!: Date;
  @Field(() => String, { description: 'At most 300 characters.' }) reason!: string;
}

@ObjectType({ description: 'The scan counts for nothing any more; it and its undo are kept.' })
export class ScanUndone {
  @Field(() => Int, { description: 'Persons inside on this list after the undo.' }) insideNow!: number;
}

export const UNDO_REFUSALS = ['NOT_AN_ADMISSION', 'ALREADY_UNDONE'] as const;
export type UndoRefusal = (typeof UNDO_REFUSALS)[number];
export const UndoRefusalEnum = enumOf(UNDO_REFUSALS);
registerEnumType(UndoRefusalEnum, {
  name: 'UndoRefusal',
  description: 'No such scan of this gate’s lists that let somebody through; or it is undone already.',
});

@ObjectType('UndoNotPossible')
export class UndoNotPossibleType {
  @Field(() => UndoRefusalEnum) refusal!: UndoRefusal;
}

export const UndoScanResult = resultUnion('UndoScanResult', ScanUndone, UndoNotPossibleType, InvalidInputType);
