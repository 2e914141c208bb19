import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate, LocalizedTextInput } from '@pho-hien/platform';

@InputType()
export class CloneEventInput {
  @Field(() => ID, { description: 'The edition that it is made from.' }) eventId!: string;
  @Field(() => String, { description: '3 to 60 lower-case letters, digits and hyphens; nobody else has it.' })
  slug!: string;
  @Field(() => LocalizedTextInput, { description: 'One line; English may wait until publication.' })
  name!: LocalizedTextInput;
  @Field(() => LocalDate, { description: 'The first day; every other keeps its distance from it.' }) firstDay!: string;
}

@ObjectType('ClonePart', { description: 'So many of something that a new edition takes over.' })
export class ClonePartType {
  @Field(() => String, { description: '`forms`, `rooms`, `sessions`, `check_in_lists`, `gates`.' }) what!: string;
  @Field(() => Int) count!: number;
}
