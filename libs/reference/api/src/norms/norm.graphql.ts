import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, InvalidInputType, LocalDate, resultUnion } from '@pho-hien/platform';
import { NORM_SCOPES, NORM_STANDINGS, type NormScope, type NormStanding } from '@pho-hien/reference-core';

const ScopeEnum = enumOf(NORM_SCOPES);
registerEnumType(ScopeEnum, { name: 'NormScope', description: 'Who set a norm: state, province, or the unit itself.' });
const StandingEnum = enumOf(NORM_STANDINGS);
registerEnumType(StandingEnum, {
  name: 'NormStanding',
  description: 'How a norm is known: seen in the text, second hand, not found, or made up for a demonstration.',
});

@ObjectType('Norm', { description: 'A legal ceiling, level or term, for a while, with the article to cite.' })
export class NormType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '`travel.per_diem`.' }) key!: string;
  @Field(() => ScopeEnum) scope!: NormScope;
  @Field(() => String, { nullable: true, description: 'Digits with a dot, or `before MM-DD`; null: not found.' })
  value!: string | null;
  @Field(() => String, { description: '`VND/day`, `percent`, `working day`, `date` …' }) unit!: string;
  @Field(() => String) citation!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Null: not known.' }) from!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; null: not ended.' }) to!: string | null;
  @Field(() => StandingEnum) standing!: NormStanding;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => Boolean, { description: 'A maximum under which the province has to set its own level.' })
  localLevelRequired!: boolean;
  /** For core, which asks no more. */
  verified!: boolean;
  @Field(() => Date, { nullable: true, description: 'When a person compared it with the official text.' })
  verifiedAt!: Date | null;
}

@InputType({ description: 'What a norm is from a day on; what stood before ends the day before.' })
export class RecordNormInput {
  @Field(() => String, { description: 'One that is known already.' }) key!: string;
  @Field(() => ScopeEnum) scope!: NormScope;
  @Field(() => String, { description: 'Digits with a dot, or `before MM-DD`, as its unit asks.' }) value!: string;
  @Field(() => String, { description: '8 to 500 characters.' }) citation!: string;
  @Field(() => LocalDate) from!: string;
  @Field(() => StandingEnum, { description: 'Not `UNKNOWN`.' }) standing!: NormStanding;
  @Field(() => String, { nullable: true, description: 'At most 500 characters.' }) note!: string | null;
}

@InputType()
export class VerifyNormInput {
  @Field(() => ID) id!: string;
}

@ObjectType()
export class NormSaved {
  @Field(() => ID) id!: string;
}

export const NormResult = resultUnion('NormResult', NormSaved, InvalidInputType);
