import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FATE_REASONS, type FateReason, type MailStatus } from '@pho-hien/notifications-core';
import { connectionOf, enumOf, LocaleEnum } from '@pho-hien/platform';

export const MailStatusEnum = { QUEUED: 'queued', SENT: 'sent', BOUNCED: 'bounced', FAILED: 'failed' } as const;
registerEnumType(MailStatusEnum, {
  name: 'MailStatus',
  description: 'Waiting for its next attempt; taken by the mail server; sent back by a later one; given up.',
});
export const FateReasonEnum = enumOf(FATE_REASONS);
registerEnumType(FateReasonEnum, { name: 'MailFateReason', description: 'Why a mail has not arrived.' });

@ObjectType('MailLogEntry', { description: 'A mail that was sent, or is to be sent.' })
export class MailLogEntryType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Kind of mail, such as `ticket-issued`.' }) template!: string;
  @Field(() => String, { nullable: true, description: 'Null once erased.' }) to!: string | null;
  @Field(() => LocaleEnum) locale!: string;
  @Field(() => String) subject!: string;
  @Field(() => MailStatusEnum) status!: MailStatus;
  @Field(() => Int) attempts!: number;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the last failure, to quote: `SMTP_550`, `DSN_5.1.1`, `ECONNREFUSED`, `EXPIRED`.',
  })
  lastError!: string | null;
  @Field(() => FateReasonEnum, { nullable: true, description: 'The same as a reason, for which there are words.' })
  reason!: FateReason | null;
  @Field(() => Date) queuedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When the mail server took it.' }) sentAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it is tried again.' }) nextAttemptAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it came back.' }) bouncedAt!: Date | null;
  @Field(() => Boolean, { description: 'Sent by an organiser to try it out.' }) test!: boolean;
  @Field(() => Int, { nullable: true, description: 'Version of the organisers’ words; null for our own words.' })
  wordingVersion!: number | null;
  @Field(() => Boolean, { description: 'Whether organisers may have it sent once more.' }) resendable!: boolean;
  /** Not fields. */
  aggregateType!: string | null;
  aggregateId!: string | null;
}

@ObjectType('MailLogConnection')
export class MailLogConnection extends connectionOf('MailLogEntry', () => MailLogEntryType) {}
