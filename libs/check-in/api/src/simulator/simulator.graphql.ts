import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInputType, resultUnion } from '@pho-hien/platform';

@ObjectType({ description: 'Scans that a demonstration makes by itself.' })
export class Simulation {
  @Field(() => Int, { description: 'About so many scans a minute.' }) perMinute!: number;
  @Field(() => Date) startedAt!: Date;
  @Field(() => Int, { description: 'Scans made so far.' }) scans!: number;
}

@InputType()
export class StartSimulationInput {
  @Field(() => ID) eventId!: string;
  @Field(() => Int, { description: 'About so many scans a minute, 6 to 600.' }) perMinute!: number;
}

@InputType()
export class StopSimulationInput {
  @Field(() => ID) eventId!: string;
}

@ObjectType()
export class SimulationChanged {
  @Field(() => Simulation, { nullable: true, description: 'Null: none runs.' }) simulation!: Simulation | null;
}

export const SimulationResult = resultUnion('SimulationResult', SimulationChanged, InvalidInputType);
