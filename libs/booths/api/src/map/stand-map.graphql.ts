import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Product } from '@pho-hien/booths-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { FieldEnum } from '@pho-hien/organisations-api';
import type { Field as FieldOfWork } from '@pho-hien/organisations-core';
import { LocalizedTextType } from '@pho-hien/platform';
import { PlanBoothType, PlanMarkType } from '../halls/hall.graphql.ts';
import { StandProduct } from '../requests/stand-request.graphql.ts';

@ObjectType({ description: 'A zone as visitors know it.' })
export class MapZone {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedTextType) name!: LocalizedText;
}

@ObjectType({ description: 'What an exhibitor tells the visitors of its stand.' })
export class Exhibitor {
  @Field(() => ID, { description: 'The organisation.' }) organisationId!: string;
  @Field(() => ID) boothId!: string;
  @Field(() => String) name!: string;
  @Field(() => FieldEnum, { nullable: true }) field!: FieldOfWork | null;
  @Field(() => String, { nullable: true, description: 'An https address.' }) website!: string | null;
  @Field(() => String, { description: 'May be empty.' }) introduction!: string;
  @Field(() => [StandProduct]) products!: readonly Product[];
}

@ObjectType({ description: 'A hall as its published plan shows it; lengths in whole centimetres.' })
export class MapHall {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Version of the plan.' }) version!: number;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => Int) width!: number;
  @Field(() => Int) depth!: number;
  @Field(() => [MapZone]) zones!: MapZone[];
  @Field(() => [PlanBoothType]) booths!: PlanBoothType[];
  @Field(() => [PlanMarkType]) marks!: PlanMarkType[];
  @Field(() => [Exhibitor], { description: 'Whose stand is confirmed, by the booth’s number.' })
  exhibitors!: Exhibitor[];
}

@ObjectType({ description: 'Where everybody stands at an event.' })
export class StandMap {
  @Field(() => ID) eventId!: string;
  @Field(() => String) slug!: string;
  @Field(() => LocalizedTextType) eventName!: LocalizedText;
  @Field(() => Boolean, { description: 'Whether requests for stands are taken now.' }) takesRequests!: boolean;
  @Field(() => [MapHall], { description: 'Of which a plan was published; may be none.' }) halls!: MapHall[];
}
