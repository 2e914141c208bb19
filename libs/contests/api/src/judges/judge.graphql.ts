import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CONFLICT_KINDS, type ConflictKind } from '@pho-hien/contests-core';
import type { Locale } from '@pho-hien/kernel';
import { FieldEnum } from '@pho-hien/organisations-api';
import type { Field as FieldOfWork } from '@pho-hien/organisations-core';
import { enumOf, InvalidInputType, LocaleEnum, resultUnion } from '@pho-hien/platform';

export const JUDGE_STATES = ['INVITED', 'ACCEPTED', 'SIGNED', 'ENDED'] as const;
export type JudgeState = (typeof JUDGE_STATES)[number];
const JudgeStateEnum = enumOf(JUDGE_STATES);
registerEnumType(JudgeStateEnum, {
  name: 'JudgeState',
  description: 'Was mailed; has an account; has signed the statement, and can be assigned; judges no more.',
});
export const ConflictKindEnum = enumOf(CONFLICT_KINDS);
registerEnumType(ConflictKindEnum, { name: 'ConflictKind', description: 'What ties a judge to an entry.' });

@ObjectType('ContestJudge', { description: 'Somebody who was asked to judge.' })
export class ContestJudgeType {
  @Field(() => ID) id!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { description: 'Empty until they accepted.' }) name!: string;
  @Field(() => JudgeStateEnum) state!: JudgeState;
  @Field(() => ID, { nullable: true, description: 'The only board they judge; null: all.' }) boardId!: string | null;
  @Field(() => [FieldEnum], { description: 'Fields they know; none: all.' }) fields!: readonly FieldOfWork[];
  @Field(() => Int, { nullable: true, description: 'The most entries they agreed to score; null: what a round says.' })
  maxLoad!: number | null;
  @Field(() => Date, { nullable: true }) signedAt!: Date | null;
}

@ObjectType('ContestSecretary', { description: 'Somebody who runs the contest, or was asked to.' })
export class ContestSecretaryType {
  @Field(() => ID, { description: 'Of the role, or of the invitation while it waits.' }) id!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { description: 'Empty while the invitation waits.' }) name!: string;
  @Field(() => Boolean) accepted!: boolean;
}

@ObjectType({ description: 'Who runs a contest and who judges it: never the same person.' })
export class ContestOfficials {
  @Field(() => [ContestSecretaryType]) secretaries!: ContestSecretaryType[];
  @Field(() => [ContestJudgeType]) judges!: ContestJudgeType[];
}

@InputType()
export class InviteSecretaryInput {
  @Field(() => ID) contestId!: string;
  @Field(() => String) email!: string;
  @Field(() => LocaleEnum, { description: 'The language of the mail.' }) locale!: Locale;
}

@InputType()
export class InviteJudgeInput extends InviteSecretaryInput {
  @Field(() => ID, { nullable: true, description: 'The only board they judge; null: all.' }) boardId?: string | null;
  @Field(() => [FieldEnum], { description: 'Fields they know; none: all. They say so themselves when they sign.' })
  fields!: FieldOfWork[];
  @Field(() => Int, { nullable: true, description: '1 to 1000.' }) maxLoad?: number | null;
}

@InputType()
export class EndJudgeInput {
  @Field(() => ID) judgeId!: string;
  @Field(() => String, { description: 'At most 500 characters.' }) reason!: string;
}

@ObjectType()
export class OfficialsChanged {
  @Field(() => ContestOfficials) officials!: ContestOfficials;
}

@ObjectType('JudgesOrRuns', {
  description: 'Nobody judges a contest that they run, or runs one that they judged; nothing was changed.',
})
export class JudgesOrRunsType {
  @Field(() => String) email!: string;
}

export const OfficialsResult = resultUnion('OfficialsResult', OfficialsChanged, InvalidInputType, JudgesOrRunsType);

@ObjectType({ description: 'What a judge signs, and whether they did.' })
export class JudgeStatement {
  @Field(() => ID) contestId!: string;
  @Field(() => Int) version!: number;
  @Field(() => String, { description: 'In the reader’s language; what was signed, once it was.' }) text!: string;
  @Field(() => Date, { nullable: true }) signedAt!: Date | null;
  @Field(() => [FieldEnum]) fields!: readonly FieldOfWork[];
  @Field(() => Int, { nullable: true }) maxLoad!: number | null;
}

@InputType()
export class SignJudgeStatementInput {
  @Field(() => ID) contestId!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
  @Field(() => [FieldEnum], { description: 'Fields they know; none: all.' }) fields!: FieldOfWork[];
  @Field(() => Int, { nullable: true, description: 'The most entries they agree to score in a round: 1 to 1000.' })
  maxLoad?: number | null;
}

@ObjectType()
export class JudgeStatementSigned {
  @Field(() => JudgeStatement) statement!: JudgeStatement;
}

export const SignJudgeStatementResult = resultUnion('SignJudgeStatementResult', JudgeStatementSigned, InvalidInputType);

@ObjectType({ description: 'A team that handed in an entry, as its judges may know it: not which entry.' })
export class JudgedTeam {
  @Field(() => ID) organisationId!: string;
  @Field(() => String) name!: string;
  @Field(() => [ConflictKindEnum], { description: 'What the judge has told of it.' }) told!: readonly ConflictKind[];
}

@InputType({ description: 'What ties a judge to a team, told by the judge.' })
export class DeclareTeamTieInput {
  @Field(() => ID) contestId!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => ConflictKindEnum, { description: 'DECLARED, MENTOR or WORKED_TOGETHER.' }) kind!: ConflictKind;
  @Field(() => String, { description: 'At most 500 characters.' }) note!: string;
}

@ObjectType()
export class TeamTieDeclared {
  @Field(() => [JudgedTeam]) teams!: JudgedTeam[];
}

export const DeclareTeamTieResult = resultUnion('DeclareTeamTieResult', TeamTieDeclared, InvalidInputType);

@InputType({ description: 'A tie of a judge that a secretary was told of.' })
export class TellTieInput {
  @Field(() => ID) judgeId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => ConflictKindEnum, { description: 'DECLARED, MENTOR or WORKED_TOGETHER.' }) kind!: ConflictKind;
  @Field(() => String, { description: 'At most 500 characters.' }) note!: string;
}

@InputType({ description: 'What a secretary says of a tie that does not bar outright.' })
export class DecideTieInput {
  @Field(() => ID) judgeId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => ConflictKindEnum, { description: 'MENTOR, SAME_MAIL_DOMAIN or WORKED_TOGETHER.' }) kind!: ConflictKind;
  @Field(() => Boolean, { description: 'Whether the judge may score the entry all the same.' }) allowed!: boolean;
  @Field(() => String, { description: 'At most 500 characters.' }) reason!: string;
}

export const STANDINGS = ['FREE', 'BARRED', 'UNDECIDED'] as const;
const StandingEnum = enumOf(STANDINGS);
registerEnumType(StandingEnum, { name: 'JudgeStanding' });

@ObjectType({ description: 'A judge and an entry with ties between them.' })
export class ContestTieType {
  @Field(() => ID) judgeId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { description: 'By which the entry is called.' }) entryNumber!: number;
  @Field(() => String) entryTitle!: string;
  @Field(() => StandingEnum, { description: 'UNDECIDED: a secretary has yet to say, and until then it bars.' })
  standing!: (typeof STANDINGS)[number];
  @Field(() => [ConflictKindEnum], { description: 'Every tie found.' }) kinds!: readonly ConflictKind[];
  @Field(() => [ConflictKindEnum], { description: 'What bars, or what waits.' }) because!: readonly ConflictKind[];
}

@ObjectType()
export class TieKept {
  @Field(() => [ContestTieType], { description: 'Of this judge and this entry, as they stand now; none or one.' })
  ties!: ContestTieType[];
}

export const TieResult = resultUnion('TieResult', TieKept, InvalidInputType);
