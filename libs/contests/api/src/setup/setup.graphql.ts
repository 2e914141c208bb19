import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '@pho-hien/kernel';
import { FieldEnum, KindEnum } from '@pho-hien/organisations-api';
import type { Field as FieldOfWork, OrganisationKind } from '@pho-hien/organisations-core';
import { LocalDate, LocalizedTextType, Money } from '@pho-hien/platform';
import { ContestRoundSetup } from './round-setup.graphql.ts';

@ObjectType({ description: 'Who may enter, and with what. Every bound may be left open.' })
@InputType('ContestEntryRulesInput')
export class ContestEntryRules {
  @Field(() => [KindEnum], { description: 'Which organisations may enter; none named: all.' })
  kinds!: readonly OrganisationKind[];
  @Field(() => Boolean, { description: 'Only organisations that section II of the plan supports.' })
  planEligible!: boolean;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day at which age is counted; null: the first day of the contest’s event.',
  })
  referenceDay!: string | null;
  @Field(() => Boolean, { description: 'Who won a contest of this name before may not enter again.' })
  pastWinnersBarred!: boolean;
  @Field(() => Boolean, { description: 'Organisers, secretaries and judges may not be in a team.' })
  officialsBarred!: boolean;
  @Field(() => Int, { nullable: true, description: '1 to 50 people.' }) leastTeam!: number | null;
  @Field(() => Int, { nullable: true, description: '1 to 50 people.' }) mostTeam!: number | null;
  @Field(() => Int, { nullable: true, description: 'The most entries of one organisation: 1 to 1000.' })
  entriesPerOrganisation!: number | null;
  @Field(() => Int, { nullable: true, description: 'The most entries from one school or institute: 1 to 1000.' })
  entriesPerInstitution!: number | null;
  @Field(() => [FieldEnum], { description: 'Which fields may be entered; none named: all.' })
  fields!: readonly FieldOfWork[];
}

@ObjectType({ description: 'What is given to those who win.' })
@InputType('ContestPrizeInput')
export class ContestPrize {
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => Int, { description: 'The places it is for: 1 to 100.' }) count!: number;
  @Field(() => Money, { nullable: true, description: 'What each gets; null: not in money, or not decided.' })
  amount!: bigint | null;
}

@ObjectType({ description: 'Entries of one board are compared with one another only.' })
@InputType('ContestBoardSetupInput')
export class ContestBoardSetup {
  @Field(() => ID, { description: 'Made by the form; stays what it is.' }) id!: string;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => [FieldEnum], { description: 'Which of the contest’s fields it takes; none named: all.' })
  fields!: readonly FieldOfWork[];
  @Field(() => [ContestRoundSetup], { description: '1 to 5, one after the other; only the last is a final.' })
  rounds!: readonly ContestRoundSetup[];
  @Field(() => [ContestPrize], { description: 'The highest first, at most 30.' }) prizes!: readonly ContestPrize[];
}

@ObjectType('ContestSetup', { description: 'All that a secretary says of a contest.' })
@InputType('ContestSetupInput')
export class ContestSetupType {
  @Field(() => String, { description: 'The name in addresses: 3 to 60 lower-case letters, digits and hyphens.' })
  slug!: string;
  @Field(() => LocalizedTextType, { description: 'English may be empty.' }) name!: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'Plain text, at most 20,000 characters.' })
  description!: LocalizedText;
  @Field(() => ID, {
    nullable: true,
    description: 'The event it is part of: said when the contest is made, and never changed.',
  })
  eventId!: string | null;
  @Field(() => Date, { nullable: true, description: 'Entries are taken from this instant …' }) opensAt!: Date | null;
  @Field(() => Date, { nullable: true, description: '… to the end of this second, by the server’s clock.' })
  closesAt!: Date | null;
  @Field(() => ContestEntryRules) entryRules!: ContestEntryRules;
  @Field(() => [ContestBoardSetup], { description: '1 to 10.' }) boards!: readonly ContestBoardSetup[];
}
