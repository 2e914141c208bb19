import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  EXPORT_STATUSES,
  type EventTable,
  type ExportFormat,
  type ExportStatus,
  type TableColumn,
  type TableOrder,
} from '@pho-hien/events-core';
import { StoredFileType } from '@pho-hien/files-api';
import { enumOf } from '@pho-hien/platform';
import {
  EventTableEnum,
  ExportFormatEnum,
  TableColumnEnum,
  TableFilter,
  TableOrderEnum,
} from '../event-table.graphql.ts';

const ExportStatusEnum = enumOf(EXPORT_STATUSES);
registerEnumType(ExportStatusEnum, { name: 'ExportStatus' });

@InputType({ description: 'A table as it is seen: give what was asked of `eventTable`.' })
export class ExportTableInput {
  @Field(() => ID) eventId!: string;
  @Field(() => EventTableEnum) table!: EventTable;
  @Field(() => ExportFormatEnum) format!: ExportFormat;
  @Field(() => TableFilter, { nullable: true }) filter?: TableFilter | null;
  @Field(() => [TableColumnEnum], { nullable: true }) columns?: TableColumn[] | null;
  @Field(() => TableOrderEnum, { nullable: true }) order?: TableOrder | null;
}

@ObjectType('TableExport', { description: 'A table as a file, for who asked for it.' })
export class TableExportType {
  @Field(() => ID) id!: string;
  @Field(() => EventTableEnum) table!: EventTable;
  @Field(() => ExportStatusEnum) status!: ExportStatus;
  @Field(() => Int, { nullable: true, description: 'How many rows there were when it began.' }) total!: number | null;
  @Field(() => Int) written!: number;
  @Field(() => StoredFileType, { nullable: true, description: 'Once it is ready.' }) file!: StoredFileType | null;
  @Field(() => Date) expiresAt!: Date;
}
