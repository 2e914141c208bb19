import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CONTEST_STATUSES, type ContestStatus, ROUND_STATUSES, type RoundStatus } from '@pho-hien/contests-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { enumOf, InvalidInputType, LocalizedTextType, resultUnion, StaleVersionType } from '@pho-hien/platform';
import { ContestSetupType } from './setup.graphql.ts';

const ContestStatusEnum = enumOf(CONTEST_STATUSES);
registerEnumType(ContestStatusEnum, {
  name: 'ContestStatus',
  description: 'Being set up; shown to everybody; over; called off. Whether entries are taken, the dates say.',
});
export const RoundStatusEnum = enumOf(ROUND_STATUSES);
registerEnumType(RoundStatusEnum, {
  name: 'RoundStatus',
  description:
    'To come; opened, with its rules frozen; judges score; all sheets closed together; the jury has said who goes on.',
});

@ObjectType({ description: 'How far a round of the set-up has come.' })
export class ContestRoundState {
  @Field(() => ID, { description: 'As in the set-up.' }) id!: string;
  @Field(() => ID) contestId!: string;
  @Field(() => ID) boardId!: string;
  @Field(() => RoundStatusEnum) status!: RoundStatus;
  @Field(() => Date, { nullable: true }) openedAt!: Date | null;
  @Field(() => Date, { nullable: true }) closedAt!: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the rules by which it is scored; null: not opened.',
  })
  rulesVersion!: number | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of these rules, in hexadecimal.' })
  rulesHash!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the seed of the lot, told before anything is drawn; null: not opened.',
  })
  lotCommitment!: string | null;
  @Field(() => String, { nullable: true, description: 'The seed itself, once the round has closed.' })
  lotSeed!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What was said aloud when the order on stage was drawn; null: it was not.',
  })
  lotWord!: string | null;
}

@ObjectType('Contest', { description: 'A contest, with all its rules: they are open to everybody.' })
export class ContestType {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true, description: 'The event it is part of.' }) eventId!: string | null;
  @Field(() => String) slug!: string;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => ContestStatusEnum) status!: ContestStatus;
  @Field(() => Int, { description: 'Sent back with a change, so that two editors notice each other.' })
  version!: number;
  @Field(() => ContestSetupType, { description: 'As it stands now; what an opened round goes by never changes.' })
  setup!: ContestSetupType;
  @Field(() => Boolean, { description: 'Whether an entry submitted now would be in time.' }) takesEntries!: boolean;
  @Field(() => Date, { nullable: true, description: 'When it was called off.' }) calledOffAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was called off; everybody reads it.' })
  callOffReason!: string | null;
  /** Whether it was shown to everybody. */
  isShown!: boolean;
}

@InputType()
export class CreateContestInput {
  @Field(() => ContestSetupType) setup!: ContestSetupType;
}

@InputType()
export class UpdateContestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
  @Field(() => ContestSetupType, { description: 'The whole of it; what is missing is taken out.' })
  setup!: ContestSetupType;
}

const ContestStepEnum = {
  OPEN: 'open',
  RETURN_TO_DRAFT: 'returnToDraft',
  FINISH: 'finish',
} as const;
registerEnumType(ContestStepEnum, {
  name: 'ContestStep',
  description: 'Show it and take entries; hide it again, while nobody has entered; end it.',
});

@InputType()
export class MoveContestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
  @Field(() => ContestStepEnum) step!: (typeof ContestStepEnum)[keyof typeof ContestStepEnum];
}

@InputType()
export class CallOffContestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
  @Field(() => String, { description: 'At most 2,000 characters; everybody reads it.' }) reason!: string;
}

@ObjectType()
export class ContestSaved {
  @Field(() => ContestType) contest!: ContestType;
}

export const SaveContestResult = resultUnion('SaveContestResult', ContestSaved, InvalidInputType, StaleVersionType);
