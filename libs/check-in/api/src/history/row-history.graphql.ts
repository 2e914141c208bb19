import { Field, ID, ObjectType } from '@nestjs/graphql';
import { FateReasonEnum, MailStatusEnum } from '@pho-hien/notifications-api';
import type { FateReason, MailStatus } from '@pho-hien/notifications-core';
import { PageInfo } from '@pho-hien/platform';
import { RegistrationScanType } from '../scans/registration-scan.graphql.ts';

@ObjectType('HistoryDeed', { description: 'Something that somebody did, as it stands in the log.' })
export class HistoryDeedType {
  @Field(() => String, { description: '`person:<id>`, `device:<id>`, `system:<job>` or `anonymous`.' }) actor!: string;
  @Field(() => String, { nullable: true, description: 'Name of a person; null where it is no longer known.' })
  actorName!: string | null;
  @Field(() => String, { description: 'Such as `registration.approved`.' }) action!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType('HistoryMail', { description: 'A mail that was written, and what became of it.' })
export class HistoryMailType {
  @Field(() => String, { description: 'Kind of mail, such as `ticket-issued`.' }) template!: string;
  @Field(() => String) subject!: string;
  @Field(() => MailStatusEnum) status!: MailStatus;
  @Field(() => FateReasonEnum, { nullable: true, description: 'Why it has not arrived.' }) reason!: FateReason | null;
}

@ObjectType('HistoryItem', { description: 'One thing that happened; exactly one of `deed`, `mail`, `scan` is there.' })
export class HistoryItemType {
  @Field(() => ID) id!: string;
  @Field(() => Date) at!: Date;
  @Field(() => String, { nullable: true, description: 'Whose registration, or which organisation, it was about.' })
  name!: string | null;
  @Field(() => ID, { nullable: true, description: 'The registration it was about.' }) registrationId!: string | null;
  @Field(() => HistoryDeedType, { nullable: true }) deed!: HistoryDeedType | null;
  @Field(() => HistoryMailType, { nullable: true }) mail!: HistoryMailType | null;
  @Field(() => RegistrationScanType, { nullable: true }) scan!: RegistrationScanType | null;
}

@ObjectType('RowHistory', { description: 'The time line of a row of a table, newest first.' })
export class RowHistoryType {
  @Field(() => [HistoryItemType]) items!: HistoryItemType[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}
