import { Field, ObjectType } from '@nestjs/graphql';
import type { Role } from '@pho-hien/kernel';
import { RoleEnum } from '../identity.graphql.ts';

@ObjectType('DemoAccount', { description: 'Somebody to sign in as in a demonstration.' })
export class DemoAccountType {
  @Field(() => String) email!: string;
  @Field(() => String) name!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => String) password!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What an authenticator app would show now; works once. Null where the role needs none.',
  })
  code!: string | null;
  @Field(() => Date, { description: 'When the next code takes its place.' }) codeEndsAt!: Date;
}
