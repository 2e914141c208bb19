import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '@pho-hien/platform';

@ObjectType({ description: 'One field that changed.' })
export class AuditChange {
  @Field(() => String) field!: string;
  @Field(() => String, { description: 'The change as JSON, or the value where it is personal and not yet erased.' })
  value!: string;
  @Field(() => Boolean, { description: 'A personal value: the chain holds only its salted hash.' }) personal!: boolean;
}

@ObjectType('AuditEntry', { description: 'One change of one aggregate; never altered.' })
export class AuditEntryType {
  @Field(() => ID) id!: string;
  @Field(() => String) aggregateType!: string;
  @Field(() => ID) aggregateId!: string;
  @Field(() => Int, { description: '1, 2, 3 … within the aggregate.' }) sequence!: number;
  @Field(() => Date) at!: Date;
  @Field(() => String, { description: '`person:<id>`, `device:<id>`, `system:<job>` or `anonymous`.' }) actor!: string;
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field(() => String) action!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => [AuditChange]) changes!: AuditChange[];
  @Field(() => String, { description: 'SHA-256 over the previous hash and this entry, hexadecimal.' }) hash!: string;
}

@ObjectType('AuditConnection')
export class AuditConnection extends connectionOf('AuditEntry', () => AuditEntryType) {}

@ObjectType({ description: 'Whether the chain of one aggregate is whole.' })
export class AuditVerification {
  @Field(() => Boolean) intact!: boolean;
  @Field(() => Int) entries!: number;
  @Field(() => Int, { nullable: true, description: 'First sequence number that does not fit.' }) brokenAt?: number;
  @Field(() => String, { nullable: true, description: 'Hash of the last entry.' }) head?: string | null;
}

@ObjectType('AuditActor', { description: 'A person who changed something.' })
export class AuditActorType {
  @Field(() => String, { description: '`person:<id>`, as in the entries.' }) actor!: string;
}

@ObjectType('BrokenAuditChain', { description: 'The chain of an aggregate that is not whole.' })
export class BrokenAuditChainType {
  @Field(() => String) aggregateType!: string;
  @Field(() => ID) aggregateId!: string;
  @Field(() => Int, { description: 'First sequence number that does not fit.' }) brokenAt!: number;
}

@ObjectType('EventAuditVerification', { description: 'Whether every chain of an event is whole.' })
export class EventAuditVerificationType {
  @Field(() => Boolean) intact!: boolean;
  @Field(() => Int) chains!: number;
  @Field(() => Int) entries!: number;
  @Field(() => [BrokenAuditChainType], { description: '50 at most.' }) broken!: BrokenAuditChainType[];
}
