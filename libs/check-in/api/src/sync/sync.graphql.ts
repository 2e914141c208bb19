import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { DenialReason, Direction, Verdict, VerdictReason } from '@pho-hien/check-in-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { enumOf, InvalidInputType, LocalizedTextType, resultUnion } from '@pho-hien/platform';
import { DirectionEnum, ScanMethodEnum, VerdictEnum, VerdictReasonEnum } from '../scans/scan.graphql.ts';
import type { ScanMethod } from '../scans/scan-method.ts';

@InputType({ description: 'A supervisor let somebody through whom the rule refused.' })
export class FactOverrideInput {
  @Field(() => ID, { description: 'The scan that was refused.' }) overridesScanId!: string;
  @Field(() => String, { description: 'At most 300 characters.' }) reason!: string;
  @Field(() => VerdictReasonEnum, { nullable: true, description: 'The refusal that was set aside; null: none was.' })
  overridden?: DenialReason | null;
}

@InputType({ description: 'A scan as a device decided it.' })
export class ScanFactInput {
  @Field(() => ID, { description: 'UUIDv7 made on the device: the same scan sent again changes nothing.' })
  scanId!: string;
  @Field(() => Int, { description: 'The device’s running number: 1, 2, 3 …' }) sequence!: number;
  @Field(() => ID) listId!: string;
  @Field(() => ID, { nullable: true, description: 'Null where no ticket was recognised.' }) ticketId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where no ticket was recognised: SHA-256 of the code, hexadecimal.',
  })
  codeDigest?: string | null;
  @Field(() => DirectionEnum) direction!: Direction;
  @Field(() => ScanMethodEnum) method!: ScanMethod;
  @Field(() => Date, { description: 'By the device’s clock.' }) scannedAt!: Date;
  @Field(() => VerdictEnum, { description: 'What the steward was shown.' }) verdict!: Verdict;
  @Field(() => VerdictReasonEnum) reason!: VerdictReason;
  @Field(() => Boolean, { description: 'False for a signed ticket that the device’s manifest did not have.' })
  onList!: boolean;
  @Field(() => Date, { nullable: true, description: 'With ALREADY_USED: when.' }) usedAt?: Date | null;
  @Field(() => ID, { nullable: true, description: 'With ALREADY_USED: at which gate.' }) usedGateId?: string | null;
  @Field(() => Boolean, { description: 'Whether the steward compared the name.' }) identityConfirmed!: boolean;
  @Field(() => FactOverrideInput, { nullable: true }) override?: FactOverrideInput | null;
  @Field(() => String, { description: 'The cursor of the manifest that it was decided on.' }) cursor!: string;
  @Field(() => [ID], { defaultValue: [], description: 'The questions that have an answer.' })
  answeredQuestionIds?: string[];
  @Field(() => String, { nullable: true, description: 'Answers given at the gate, sealed to the server’s key.' })
  answers?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Who was registered at the desk, sealed to the server’s key: the ticket is one of the places of `reserveWalkUps`.',
  })
  walkUp?: string | null;
}

@InputType({ description: 'Says that a scan was a mistake; a supervisor’s device may.' })
export class UndoFactInput {
  @Field(() => ID, { description: 'UUIDv7 of the undo itself.' }) scanId!: string;
  @Field(() => Int, { description: 'The device’s running number.' }) sequence!: number;
  @Field(() => ID) undoesScanId!: string;
  @Field(() => Date, { description: 'By the device’s clock.' }) scannedAt!: Date;
  @Field(() => String, { description: 'At most 300 characters.' }) reason!: string;
}

@InputType()
export class SyncScansInput {
  @Field(() => String, { description: 'As the last answer or manifest gave it; empty for none.' }) cursor!: string;
  @Field(() => Date, { description: 'By the device’s clock, when it sends this: says how that clock goes.' })
  sentAt!: Date;
  @Field(() => Int, { description: 'How many facts wait on the device, these included.' }) waiting!: number;
  @Field(() => [ScanFactInput], { description: 'At most 500 facts in all, in the order of their numbers.' })
  scans!: ScanFactInput[];
  @Field(() => [UndoFactInput]) undos!: UndoFactInput[];
}

export const SCAN_SYNC_OUTCOMES = ['KEPT', 'KNOWN', 'QUARANTINED', 'REFUSED'] as const;
export type ScanSyncOutcome = (typeof SCAN_SYNC_OUTCOMES)[number];
export const ScanSyncOutcomeEnum = enumOf(SCAN_SYNC_OUTCOMES);
registerEnumType(ScanSyncOutcomeEnum, {
  name: 'ScanSyncOutcome',
  description:
    'Kept now; known from before; kept apart until a person decides; or never to be taken as it stands. All are final.',
});

@ObjectType()
export class ScanSyncResult {
  @Field(() => ID) scanId!: string;
  @Field(() => ScanSyncOutcomeEnum) outcome!: ScanSyncOutcome;
  @Field(() => String, { nullable: true, description: 'With REFUSED: the code of the problem.' })
  problem!: string | null;
  @Field(() => String, { nullable: true, description: 'With REFUSED: the field that has it.' })
  field!: string | null;
}

@ObjectType({ description: 'One of the two admissions of a conflict.' })
export class ConflictSide {
  @Field(() => ID) scanId!: string;
  @Field(() => Date, { description: 'By the server’s clock.' }) at!: Date;
  @Field(() => String) gateName!: string;
  @Field(() => String) deviceName!: string;
  @Field(() => Boolean, { description: 'Whether it was at the caller’s gate.' }) here!: boolean;
}

@ObjectType({ description: 'Two gates let the same ticket in: the earlier is the entry, the other stands against it.' })
export class GateConflict {
  @Field(() => ID) id!: string;
  @Field(() => ID) listId!: string;
  @Field(() => ID) ticketId!: string;
  @Field(() => LocalizedTextType) ticketTypeName!: LocalizedText;
  @Field(() => ConflictSide) entry!: ConflictSide;
  @Field(() => ConflictSide) other!: ConflictSide;
  @Field(() => Date) noticedAt!: Date;
}

@ObjectType()
export class ScansSynced {
  @Field(() => Date, { description: 'The server’s clock.' }) receivedAt!: Date;
  @Field(() => [ScanSyncResult], {
    description: 'Of each fact that is settled; one that is missing here failed for the moment: to be sent again.',
  })
  results!: ScanSyncResult[];
  @Field(() => String, {
    nullable: true,
    description: 'What changed since the cursor: a manifest in base64; null: nothing.',
  })
  delta!: string | null;
  @Field(() => String, { description: 'For the next call.' }) cursor!: string;
  @Field(() => Boolean, { description: 'The cursor is of no use here: load a whole manifest.' })
  snapshotNeeded!: boolean;
  @Field(() => [GateConflict], { description: 'Unsettled ones with a side at this gate, newest first; at most 20.' })
  conflicts!: GateConflict[];
  @Field(() => Int, { description: 'Persons inside the event now.' }) insideNow!: number;
  @Field(() => Date, { description: 'After that only what was scanned before is taken.' }) leaseUntil!: Date;
  @Field(() => Boolean, { description: 'The device was revoked and nothing waits on it any more: it forgets all.' })
  wipe!: boolean;
}

export const SyncScansResult = resultUnion('SyncScansResult', ScansSynced, InvalidInputType);
