import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { APPEAL_STATUSES, type AppealStatus, ENTRY_STATUSES, type EntryStatus } from '@pho-hien/contests-core';
import { FieldEnum } from '@pho-hien/organisations-api';
import type { Field as FieldOfWork } from '@pho-hien/organisations-core';
import { enumOf, InvalidInputType, resultUnion, StaleVersionType } from '@pho-hien/platform';
import { EntryAnswer, EntryRefusalType } from './may-enter.graphql.ts';

export const EntryStatusEnum = enumOf(ENTRY_STATUSES);
registerEnumType(EntryStatusEnum, {
  name: 'EntryStatus',
  description:
    'Being written; handed in; found eligible, or not; in a round; going on to the next; out; awarded; withdrawn.',
});
const AppealStatusEnum = enumOf(APPEAL_STATUSES);
registerEnumType(AppealStatusEnum, { name: 'AppealStatus' });

@ObjectType({ description: 'Somebody of a team.' })
@InputType('EntryMemberInput')
export class EntryMember {
  @Field(() => String, { description: 'Family name first, at most 100 characters.' }) fullName!: string;
  @Field(() => String, { description: 'May be empty; who has an account at it is this person.' }) email!: string;
  @Field(() => String, { description: 'Such as *Trưởng nhóm*; at most 100 characters, may be empty.' }) task!: string;
}

@ObjectType('EntryAppeal', { description: 'Against being found ineligible.' })
export class EntryAppealType {
  @Field(() => ID) id!: string;
  @Field(() => AppealStatusEnum) status!: AppealStatus;
  @Field(() => String) grounds!: string;
  @Field(() => Date) filedAt!: Date;
  @Field(() => Date, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was decided so.' }) reason!: string | null;
}

@ObjectType('ContestEntry', { description: 'What an organisation enters; for its own people and the secretaries.' })
export class ContestEntryType {
  @Field(() => ID) id!: string;
  @Field(() => ID) contestId!: string;
  @Field(() => ID) boardId!: string;
  /** For the field `organisation`. */
  organisationId!: string;
  /** For the field `institution`. */
  institutionId!: string | null;
  @Field(() => EntryStatusEnum) status!: EntryStatus;
  @Field(() => Int, {
    nullable: true,
    description: 'By which it is called where its name is not shown; from the first submission on.',
  })
  number!: number | null;
  @Field(() => Int, { description: 'Sent back with a change, so that two editors notice each other.' })
  version!: number;
  @Field(() => String, { description: 'May be empty in a draft.' }) title!: string;
  @Field(() => String, { description: 'Plain text, at most 5,000 characters.' }) summary!: string;
  @Field(() => FieldEnum, { nullable: true }) field!: FieldOfWork | null;
  @Field(() => String, { description: 'An https address, or empty. Nothing of it is fetched.' }) videoUrl!: string;
  /** For the field `slides`. */
  slidesFileId!: string | null;
  /** For the field `onePager`. */
  onePagerFileId!: string | null;
  @Field(() => [String], { description: 'At most 10: they are asked about when judges are assigned.' })
  mentorEmails!: readonly string[];
  @Field(() => Date, { nullable: true, description: 'By the server’s clock.' }) submittedAt!: Date | null;
  @Field(() => EntryAnswer, { nullable: true, description: 'What the rules said when it was submitted.' })
  judgement!: EntryAnswer | null;
  @Field(() => Date, { nullable: true, description: 'When a secretary found it eligible, or not.' })
  foundAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) findingReason!: string | null;
  @Field(() => ID, { nullable: true, description: 'The round it is in, or was in last.' }) roundId!: string | null;
  @Field(() => Date) updatedAt!: Date;
}

@InputType({ description: 'An entry as far as it is written; only lengths and forms are looked at.' })
export class SaveEntryInput {
  @Field(() => ID, { description: 'Made by the form: the same id is the same entry.' }) id!: string;
  @Field(() => Int, { nullable: true, description: 'The version that was read; null the first time.' })
  version?: number | null;
  @Field(() => ID) contestId!: string;
  @Field(() => ID) boardId!: string;
  @Field(() => ID, { description: 'Who enters; never changed.' }) organisationId!: string;
  @Field(() => ID, { nullable: true, description: 'The school or institute it comes from.' })
  institutionId?: string | null;
  @Field(() => String, { description: 'At most 100 characters.' }) title!: string;
  @Field(() => String, { description: 'Plain text, at most 5,000 characters.' }) summary!: string;
  @Field(() => FieldEnum, { nullable: true }) field?: FieldOfWork | null;
  @Field(() => String, { description: 'An https address, or empty.' }) videoUrl!: string;
  @Field(() => ID, { nullable: true, description: 'An upload of `entry-slides`: a PDF of at most 20 MiB.' })
  slidesFileId?: string | null;
  @Field(() => ID, { nullable: true, description: 'An upload of `entry-summary`: a PDF of at most 5 MiB.' })
  onePagerFileId?: string | null;
  @Field(() => [EntryMember], { description: 'At most 50, who speaks for the team first.' }) team!: EntryMember[];
  @Field(() => [String], { description: 'At most 10 addresses.' }) mentorEmails!: string[];
}

@InputType()
export class EntryVersionInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
}

@InputType()
export class DecideEligibilityInput extends EntryVersionInput {
  @Field(() => Boolean) eligible!: boolean;
  @Field(() => String, { description: 'Required for a no; at most 2,000 characters; the entrants read it.' })
  reason!: string;
}

@InputType()
export class AppealEntryInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'At most 2,000 characters.' }) grounds!: string;
}

@InputType()
export class DecideAppealInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Boolean, { description: 'Upheld: the entry is eligible.' }) uphold!: boolean;
  @Field(() => String, { description: 'At most 2,000 characters; the entrants read it.' }) reason!: string;
}

@ObjectType()
export class EntrySaved {
  @Field(() => ContestEntryType) entry!: ContestEntryType;
}

@ObjectType('EntryNotAdmitted', { description: 'The rules bar it; nothing was changed. Every reason at once.' })
export class EntryNotAdmittedType {
  @Field(() => [EntryRefusalType]) because!: EntryRefusalType[];
}

@ObjectType('EntriesNotTaken', { description: 'The contest takes no entries at this moment; nothing was changed.' })
export class EntriesNotTakenType {
  @Field(() => Date, { nullable: true }) opensAt!: Date | null;
  @Field(() => Date, { nullable: true }) closesAt!: Date | null;
  @Field(() => Int, { description: 'By how many whole seconds it came too late; 0: it was not too late.' })
  secondsLate!: number;
}

export const SaveEntryResult = resultUnion(
  'SaveEntryResult',
  EntrySaved,
  InvalidInputType,
  EntriesNotTakenType,
  StaleVersionType,
);
export const SubmitEntryResult = resultUnion(
  'SubmitEntryResult',
  EntrySaved,
  InvalidInputType,
  EntriesNotTakenType,
  EntryNotAdmittedType,
  StaleVersionType,
);
export const MoveEntryResult = resultUnion(
  'MoveEntryResult',
  EntrySaved,
  InvalidInputType,
  EntriesNotTakenType,
  EntryNotAdmittedType,
  StaleVersionType,
);
