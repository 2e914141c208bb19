import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, LocalDate } from '@pho-hien/platform';

@ObjectType('AuditAnchor', { description: 'What the whole log came to on one day, as mailed to the auditors.' })
export class AuditAnchorType {
  @Field(() => ID) id!: string;
  @Field(() => LocalDate) day!: string;
  @Field(() => Date, { description: 'Entries before this instant count.' }) upTo!: Date;
  @Field(() => String, { description: 'SHA-256 over the heads of all chains, hexadecimal.' }) digest!: string;
  @Field(() => Int) chains!: number;
  @Field(() => Int, { description: 'Entries over all chains.' }) entries!: number;
}

@ObjectType('AuditAnchorConnection')
export class AuditAnchorConnection extends connectionOf('AuditAnchor', () => AuditAnchorType) {}

@ObjectType({ description: 'What the log comes to now, as of an earlier instant.' })
export class AuditAnchorCheck {
  @Field(() => Boolean, { description: 'The digest asked about is that of the log: no chain was cut or changed.' })
  holds!: boolean;
  @Field(() => String, { description: 'As it comes out now.' }) digest!: string;
  @Field(() => Int) chains!: number;
  @Field(() => Int) entries!: number;
}
