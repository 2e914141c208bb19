import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { RegistrationStatus } from '@pho-hien/events-core';
import type { VietnamDay } from '@pho-hien/kernel';
import { LocalDate } from '@pho-hien/platform';
import { RegistrationStatusEnum } from '../registrations/enums.graphql.ts';

@ObjectType('RegistrationTotal', { description: 'How many registrations of an event stand alike.' })
export class RegistrationTotalType {
  @Field(() => RegistrationStatusEnum) status!: RegistrationStatus;
  @Field(() => Int, { description: 'At least one: a status that none has is not listed.' }) total!: number;
  @Field(() => Date, { description: 'When the one that has waited longest was sent.' }) oldestSubmittedAt!: Date;
}

@ObjectType('RegistrationDay', { description: 'The registrations sent on one day in Vietnam.' })
export class RegistrationDayType {
  @Field(() => LocalDate) date!: VietnamDay;
  @Field(() => Int, { description: 'All that were sent, whatever became of them.' }) sent!: number;
  @Field(() => Int, { description: 'Of these, how many are confirmed now.' }) confirmed!: number;
}
