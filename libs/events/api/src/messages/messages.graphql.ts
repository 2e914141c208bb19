import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { EventTable, RegistrationStatus } from '@pho-hien/events-core';
import type { Locale, LocalizedText } from '@pho-hien/kernel';
import { MailLogEntryType } from '@pho-hien/notifications-api';
import {
  ANNOUNCEMENT_STATUSES,
  type AnnouncementStatus,
  MAIL_PURPOSES,
  type MailPurpose,
} from '@pho-hien/notifications-core';
import {
  enumOf,
  InvalidInputType,
  LocalDate,
  LocaleEnum,
  LocalizedTextInput,
  LocalizedTextType,
  resultUnion,
  StaleVersionType,
} from '@pho-hien/platform';
import { RegistrationStatusEnum } from '../registrations/enums.graphql.ts';
import { EventTableEnum, TableFilter } from '../tables/event-table.graphql.ts';

const MailPurposeEnum = enumOf(MAIL_PURPOSES);
registerEnumType(MailPurposeEnum, {
  name: 'MailPurpose',
  description: 'About what somebody registered for, or news that they agreed to.',
});
const AnnouncementStatusEnum = enumOf(ANNOUNCEMENT_STATUSES);
registerEnumType(AnnouncementStatusEnum, {
  name: 'AnnouncementStatus',
  description: 'Its mails are being written; all wait to be sent or are; somebody stopped it.',
});

@ObjectType({ description: 'What organisers say in a mail: subject and free paragraphs, with placeholders in braces.' })
export class MailWordingText {
  @Field(() => LocalizedTextType) subject!: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'Empty lines part paragraphs.' }) body!: LocalizedText;
}

@ObjectType({ description: 'One version of it; versions stay.' })
export class MailWordingVersion {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => Date) savedAt!: Date;
  @Field(() => MailWordingText, { nullable: true, description: 'Null: back to the standard words.' })
  wording!: MailWordingText | null;
}

@ObjectType({ description: 'A kind of mail that the system sends.' })
export class MailTemplate {
  @Field(() => String, { description: 'Such as `ticket-issued`.' }) name!: string;
  @Field(() => Boolean, { description: 'Whether it speaks for an event.' }) ofEvent!: boolean;
  @Field(() => Boolean, { description: 'Whether organisers may put their own words into it.' }) wordable!: boolean;
  @Field(() => [String], { description: 'Names that its words may use in braces: `ho_ten`.' }) placeholders!: string[];
  @Field(() => MailWordingText, { description: 'The standard words.' }) standard!: MailWordingText;
  @Field(() => Int, { description: 'Version of the organisers’ words; 0 when there was never one.' }) version!: number;
  @Field(() => MailWordingText, { nullable: true, description: 'In force; null: the standard words.' })
  wording!: MailWordingText | null;
  @Field(() => [MailWordingVersion], { description: 'Newest first.' }) versions!: MailWordingVersion[];
}

@InputType()
export class MailWordingInput {
  @Field(() => LocalizedTextInput, { description: 'One line, at most 150 characters.' }) subject!: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'At most 5,000 characters. English may wait, with the subject.' })
  body!: LocalizedTextInput;
}

@InputType()
export class SaveMailWordingInput {
  @Field(() => ID) eventId!: string;
  @Field(() => String) template!: string;
  @Field(() => Int, { description: 'The version that was read, 0 when there was none.' }) version!: number;
  @Field(() => MailWordingInput, { nullable: true, description: 'Null: back to the standard words.' })
  wording?: MailWordingInput | null;
}

@InputType()
export class PreviewMailInput {
  @Field(() => ID) eventId!: string;
  @Field(() => String) template!: string;
  @Field(() => LocaleEnum) locale!: Locale;
  @Field(() => MailPurposeEnum, { nullable: true, description: 'Of an announcement.' }) purpose?: MailPurpose | null;
  @Field(() => MailWordingInput, { nullable: true, description: 'Words that are not saved yet; null: the saved ones.' })
  wording?: MailWordingInput | null;
}

@InputType()
export class SendTestMailInput extends PreviewMailInput {}

@ObjectType({ description: 'A mail as it will look, with sample values.' })
export class MailPreview {
  @Field(() => String) subject!: string;
  @Field(() => String, { description: 'Pictures inside; show it in a sandboxed frame.' }) html!: string;
  @Field(() => String) text!: string;
}

@ObjectType()
export class WordingProblemType {
  @Field(() => String, { description: '`subject.vi`, `body.en` …' }) field!: string;
  @Field(() => String, {
    description: '`unknown_placeholder`, `damaged_placeholder`, `required`, `too_long`, `not_plain_text`.',
  })
  code!: string;
  @Field(() => String, { nullable: true, description: 'The piece of text that is meant.' }) found!: string | null;
  @Field(() => Int, { nullable: true, description: 'Counted from 1.' }) line!: number | null;
}

@ObjectType('UnusableWording', { description: 'The words cannot be used; nothing was written.' })
export class UnusableWordingType {
  @Field(() => [WordingProblemType]) problems!: WordingProblemType[];
}

@ObjectType()
export class MailWordingSaved {
  @Field(() => MailTemplate) template!: MailTemplate;
}

@ObjectType()
export class TestMailQueued {
  @Field(() => String) to!: string;
}

@ObjectType('TestedTooOften')
export class TestedTooOftenType {
  @Field(() => Date) retryAt!: Date;
}

@ObjectType('MailResent', { description: 'Written anew as things stand now, and queued.' })
export class MailResent {
  @Field(() => MailLogEntryType) mail!: MailLogEntryType;
}

@ObjectType('MailNotResendable', { description: 'What it said is not so any more, or it held a one-time code.' })
export class MailNotResendableType {
  @Field(() => String) template!: string;
}

@InputType()
export class ResendMailInput {
  @Field(() => ID) mailId!: string;
}

@InputType()
export class ArrivalFilterInput {
  @Field(() => LocalDate) day!: string;
  @Field(() => Boolean, { description: 'True: those who came that day; false: those who did not.' }) arrived!: boolean;
}

@InputType({ description: 'Rows of a table of the desk: `ids`, or all that `filter` shows; one of the two.' })
export class ChosenRowsInput {
  @Field(() => EventTableEnum) table!: EventTable;
  @Field(() => [ID], { nullable: true, description: '1 to 1,000 ids of rows.' }) ids?: string[] | null;
  @Field(() => TableFilter, { nullable: true }) filter?: TableFilter | null;
}

@InputType('AnnouncementAudienceInput', { description: 'To whom of an event’s people; empty lists mean all.' })
export class AudienceInput {
  @Field(() => [ID]) ticketTypeIds!: string[];
  @Field(() => [RegistrationStatusEnum], { description: 'Only states of registrations that are alive.' })
  statuses!: RegistrationStatus[];
  @Field(() => ArrivalFilterInput, { nullable: true }) arrival?: ArrivalFilterInput | null;
  @Field(() => ChosenRowsInput, { nullable: true, description: 'Only those behind these rows.' })
  chosen?: ChosenRowsInput | null;
}

@ObjectType()
export class ArrivalFilterType {
  @Field(() => LocalDate) day!: string;
  @Field(() => Boolean) arrived!: boolean;
}

@ObjectType('ChosenRows', { description: 'Rows of a table of the desk whose people were meant.' })
export class ChosenRowsType {
  @Field(() => EventTableEnum) table!: EventTable;
  @Field(() => Int, { nullable: true, description: 'How many were named; null: all that the table showed.' })
  rows!: number | null;
}

@ObjectType('AnnouncementAudience', { description: 'To whom of an event’s people; empty lists mean all.' })
export class Audience {
  @Field(() => [ID]) ticketTypeIds!: readonly string[];
  @Field(() => [RegistrationStatusEnum]) statuses!: readonly RegistrationStatus[];
  @Field(() => ArrivalFilterType, { nullable: true }) arrival!: ArrivalFilterType | null;
  @Field(() => ChosenRowsType, { nullable: true }) chosen!: ChosenRowsType | null;
}

@InputType()
export class AudienceSizeInput {
  @Field(() => ID) eventId!: string;
  @Field(() => MailPurposeEnum) purpose!: MailPurpose;
  @Field(() => AudienceInput) audience!: AudienceInput;
}

@InputType()
export class SendAnnouncementInput {
  @Field(() => ID, { description: 'Made by the sender (UUIDv7): sending it twice is one announcement.' }) id!: string;
  @Field(() => ID) eventId!: string;
  @Field(() => MailPurposeEnum) purpose!: MailPurpose;
  @Field(() => AudienceInput) audience!: AudienceInput;
  @Field(() => MailWordingInput) wording!: MailWordingInput;
  @Field(() => Int, { description: 'The number of recipients that was shown and confirmed.' }) recipients!: number;
}

@InputType()
export class StopAnnouncementInput {
  @Field(() => ID) id!: string;
}

@ObjectType({ description: 'A message to many people of an event.' })
export class Announcement {
  @Field(() => ID) id!: string;
  @Field(() => MailPurposeEnum) purpose!: MailPurpose;
  @Field(() => MailWordingText) wording!: MailWordingText;
  @Field(() => Audience) audience!: Audience;
  @Field(() => AnnouncementStatusEnum) status!: AnnouncementStatus;
  @Field(() => Int, { description: 'Addresses, each in one language, when it was sent off.' }) recipients!: number;
  @Field(() => Int, { description: 'Mails that wait to be sent.' }) queued!: number;
  @Field(() => Int) sent!: number;
  @Field(() => Int, { description: 'Given up, stopped, or come back.' }) undelivered!: number;
  @Field(() => Date) startedAt!: Date;
  @Field(() => Date, { nullable: true }) endedAt!: Date | null;
}

@ObjectType()
export class AnnouncementStarted {
  @Field(() => Announcement) announcement!: Announcement;
}

@ObjectType()
export class AnnouncementStopped {
  @Field(() => Announcement) announcement!: Announcement;
}

@ObjectType('NobodyToReach')
export class NobodyToReachType {
  @Field(() => Int) recipients!: number;
}

@ObjectType('AudienceChanged', { description: 'Somebody registered or cancelled since the number was shown.' })
export class AudienceChangedType {
  @Field(() => Int, { description: 'How many it is now.' }) recipients!: number;
}

export const PreviewMailResult = resultUnion('PreviewMailResult', MailPreview, UnusableWordingType, InvalidInputType);
export const SaveMailWordingResult = resultUnion(
  'SaveMailWordingResult',
  MailWordingSaved,
  UnusableWordingType,
  InvalidInputType,
  StaleVersionType,
);
export const SendTestMailResult = resultUnion(
  'SendTestMailResult',
  TestMailQueued,
  TestedTooOftenType,
  UnusableWordingType,
  InvalidInputType,
);
export const SendAnnouncementResult = resultUnion(
  'SendAnnouncementResult',
  AnnouncementStarted,
  UnusableWordingType,
  NobodyToReachType,
  AudienceChangedType,
  InvalidInputType,
);
