import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

const MailStatusEnum = { QUEUED: 'queued', SENT: 'sent', FAILED: 'failed' } as const;
registerEnumType(MailStatusEnum, {
  name: 'MailStatus',
  description: 'Waiting for its next attempt; taken by the mail server; given up.',
});

@ObjectType('MailLogEntry', { description: 'A mail that was sent, or is to be sent.' })
export class MailLogEntryType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Kind of mail, such as `ticket-issued`.' }) template!: string;
  @Field(() => String, { nullable: true, description: 'Null once erased.' }) to!: string | null;
  @Field(() => String) subject!: string;
  @Field(() => MailStatusEnum) status!: 'queued' | 'sent' | 'failed';
  @Field(() => Int) attempts!: number;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the last failure: `SMTP_550`, `ECONNREFUSED`, `EXPIRED`, `OBSOLETE`.',
  })
  lastError!: string | null;
  @Field(() => Date) queuedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When the mail server took it.' }) sentAt!: Date | null;
}
