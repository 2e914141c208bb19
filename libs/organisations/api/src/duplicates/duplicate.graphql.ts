import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInputType, resultUnion } from '@pho-hien/platform';
import { OrganisationType } from '../organisation.graphql.ts';

@ObjectType({
  description: 'An organisation that may be the one somebody is about to make: no more than this is told.',
})
export class OrganisationLike {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => ID, { nullable: true }) communeCode!: string | null;
  @Field(() => Boolean) sameTaxCode!: boolean;
}

@ObjectType({ description: 'Two organisations that may be one and the same.' })
export class OrganisationPairType {
  @Field(() => ID) id!: string;
  @Field(() => OrganisationType) first!: OrganisationType;
  @Field(() => OrganisationType) second!: OrganisationType;
  @Field(() => Boolean) sameTaxCode!: boolean;
  @Field(() => Int, { description: 'Of the names, in percent.' }) similarity!: number;
  @Field(() => Date) foundAt!: Date;
}

@ObjectType({ description: 'One merging of the past.' })
export class OrganisationMergeType {
  @Field(() => ID) id!: string;
  @Field(() => OrganisationType, { description: 'As it was.' }) merged!: OrganisationType;
  @Field(() => OrganisationType) survivor!: OrganisationType;
  @Field(() => String, { nullable: true }) mergedBy!: string | null;
  @Field(() => Date) mergedAt!: Date;
  @Field(() => String) reason!: string;
  @Field(() => Int) peopleMoved!: number;
}

@InputType()
export class SimilarOrganisationsInput {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) taxCode?: string | null;
  @Field(() => ID, { nullable: true, description: 'The one that is being edited.' }) but?: string | null;
}

@InputType()
export class MergeOrganisationsInput {
  @Field(() => ID, { description: 'Stays readable, and leads to the other.' }) mergedId!: string;
  @Field(() => ID, { description: 'Goes on.' }) survivorId!: string;
  @Field(() => Boolean, { description: 'Whether owners of the merged one own the other; else they become members.' })
  ownersStayOwners!: boolean;
  @Field(() => String, { description: 'Why; kept in the history. At most 500 characters.' }) reason!: string;
}

@InputType()
export class TellApartInput {
  @Field(() => ID) pairId!: string;
}

@ObjectType()
export class OrganisationsMerged {
  @Field(() => OrganisationType) survivor!: OrganisationType;
}

@ObjectType('AlreadyMerged', { description: 'One of both was merged meanwhile; nothing was written.' })
export class AlreadyMergedType {
  @Field(() => ID) mergedIntoId!: string;
}

@ObjectType({ description: 'They are two, and not shown as a pair again.' })
export class ToldApart {
  @Field(() => ID) pairId!: string;
}

export const MergeOrganisationsResult = resultUnion(
  'MergeOrganisationsResult',
  OrganisationsMerged,
  AlreadyMergedType,
  InvalidInputType,
);
