import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInputType, resultUnion } from '@pho-hien/platform';
import { ContestRoundState } from '../setup/contest.graphql.ts';

@InputType()
export class OpenRoundInput {
  @Field(() => ID) id!: string;
}

const RoundMoveEnum = { START_SCORING: 'startScoring', CLOSE: 'close', REOPEN: 'reopen' } as const;
registerEnumType(RoundMoveEnum, {
  name: 'RoundMove',
  description: 'Judges may score; all sheets close together; they open again, with a reason.',
});

@InputType()
export class MoveRoundInput {
  @Field(() => ID) id!: string;
  @Field(() => RoundMoveEnum) step!: (typeof RoundMoveEnum)[keyof typeof RoundMoveEnum];
  @Field(() => String, { nullable: true, description: 'For REOPEN: at most 500 characters.' }) reason?: string | null;
}

@ObjectType()
export class RoundMoved {
  @Field(() => ContestRoundState) round!: ContestRoundState;
}

export const MoveRoundResult = resultUnion('MoveRoundResult', RoundMoved, InvalidInputType);
