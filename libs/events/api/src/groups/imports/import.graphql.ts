import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SHEET_COLUMNS, type SheetColumn } from '@pho-hien/events-core';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';
import { GROUP_IMPORT_STATUSES, type GroupImportStatus } from '../../rows/group-import.entity.ts';
import { GroupHasProblemsType, NothingToAnswerType } from '../group.graphql.ts';

export const SheetColumnEnum = enumOf(SHEET_COLUMNS);
registerEnumType(SheetColumnEnum, { name: 'SheetColumn', description: 'A column of a group’s spreadsheet.' });
const StatusEnum = enumOf(GROUP_IMPORT_STATUSES);
registerEnumType(StatusEnum, {
  name: 'GroupImportStatus',
  description: 'Looked at and put right; being written; written, and its rows forgotten.',
});

@ObjectType('ImportCell')
export class ImportCellType {
  @Field(() => SheetColumnEnum) column!: SheetColumn;
  @Field(() => String, { description: 'Dates as dd/mm/yyyy.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'Code of what is wrong; null: nothing.' }) problem!:
    string | null;
  @Field(() => Int, { nullable: true, description: 'The row that it repeats.' }) otherRow!: number | null;
}

@ObjectType('ImportRow')
export class ImportRowType {
  @Field(() => Int, { description: 'As the spreadsheet program numbers it.' }) row!: number;
  @Field(() => [ImportCellType], { description: 'All columns, in the template’s order.' }) cells!: ImportCellType[];
}

@ObjectType('ImportFailure', { description: 'Why nothing was written.' })
export class ImportFailureType {
  @Field(() => String, { description: 'The name of a failure of `registerGroup`, or `CutOff`.' }) code!: string;
  @Field(() => Int, { nullable: true, description: 'Places wanted.' }) wanted!: number | null;
  @Field(() => Int, { nullable: true, description: 'Places left.' }) left!: number | null;
}

@ObjectType('GroupImport', { description: 'A spreadsheet that was read. Nothing of it counts until it is written.' })
export class GroupImportType {
  @Field(() => ID, { description: 'Also the id of the group, once it is written.' }) id!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => String) fileName!: string;
  @Field(() => Date) uploadedAt!: Date;
  @Field(() => StatusEnum) status!: GroupImportStatus;
  @Field(() => Int, { description: 'Rows with people.' }) total!: number;
  @Field(() => Int, { description: 'Rows with a mistake.' }) wrong!: number;
  @Field(() => Int, { description: 'Cells with a mistake.' }) problems!: number;
  @Field(() => Int, { description: 'People under 16.' }) minors!: number;
  @Field(() => [String], { description: 'Headings of columns that are not read.' }) ignored!: string[];
  @Field(() => Int, { description: 'Of `total`, while it is being written.' }) written!: number;
  @Field(() => ImportFailureType, { nullable: true }) failure!: ImportFailureType | null;
  @Field(() => Int) page!: number;
  @Field(() => Int) pages!: number;
  @Field(() => [ImportRowType]) rows!: ImportRowType[];
  /** Not fields. */
  eventId!: string;
  ticketTypeId!: string;
}

@InputType()
export class CorrectCellInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) row!: number;
  @Field(() => SheetColumnEnum) column!: SheetColumn;
  @Field(() => String) text!: string;
}

@InputType()
export class LeaveOutRowInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) row!: number;
}

@InputType()
export class ConfirmImportInput {
  @Field(() => ID) importId!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'What the school’s authority over its pupils rests on, at most 200 characters; null: guardians are asked.',
  })
  authorityReference?: string | null;
}

@ObjectType()
export class ImportChanged {
  @Field(() => GroupImportType) import!: GroupImportType;
}

export const CorrectCellResult = resultUnion('CorrectCellResult', ImportChanged, NothingToAnswerType, InvalidInputType);
export const ConfirmImportResult = resultUnion(
  'ConfirmImportResult',
  ImportChanged,
  GroupHasProblemsType,
  NothingToAnswerType,
  InvalidInputType,
);
