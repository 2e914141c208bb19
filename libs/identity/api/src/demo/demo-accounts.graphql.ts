import { Field, ObjectType } from '@nestjs/graphql';
import type { Role } from '@pho-hien/kernel';
import { RoleEnum } from '../identity.graphql.ts';

@ObjectType('DemoAccount', { description: 'Somebody to sign in as in a demonstration.' })
export class DemoAccountType {
  @Field(() => String) email!: string;
  @Field(() => String) name!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => String) password!: string;
  @Field(() => String, { description: 'What an authenticator app would show now; works once.' }) code!: string;
  @Field(() => Date, { description: 'When the next code takes its place.' }) codeEndsAt!: Date;
}
