import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInputType, resultUnion } from '@pho-hien/platform';
import { ContestPitch } from '../setup/round-setup.graphql.ts';

@ObjectType({ description: 'A team that comes on stage.' })
export class StageEntry {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) number!: number | null;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: 'Null in a blind round.' }) organisationName!: string | null;
  @Field(() => Boolean, { description: 'It withdrew after the draw; the others keep their places.' })
  withdrawn!: boolean;
}

@ObjectType({ description: 'In which order teams come on stage, drawn so that anybody can check it.' })
export class StageOrder {
  @Field(() => ID) roundId!: string;
  @Field(() => Date) drawnAt!: Date;
  @Field(() => String, { description: 'What was said aloud in the hall.' }) word!: string;
  @Field(() => ContestPitch, { nullable: true }) pitch!: ContestPitch | null;
  @Field(() => [StageEntry], {
    description: 'Sorted by SHA-256 of `SEED WORD ID`; the seed is told once the round has closed.',
  })
  entries!: StageEntry[];
}

@InputType()
export class DrawLotInput {
  @Field(() => ID) roundId!: string;
  @Field(() => String, { description: 'What somebody in the hall says: 1 to 100 characters.' }) word!: string;
}

@ObjectType()
export class LotDrawn {
  @Field(() => StageOrder) order!: StageOrder;
}

export const DrawLotResult = resultUnion('DrawLotResult', LotDrawn, InvalidInputType);
