import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '@pho-hien/platform';

@ObjectType({ description: 'What the link in a mail can end.' })
export class Unsubscription {
  @Field(() => String, { description: 'The address with most of its name hidden: `h…@congty.example`.' })
  address!: string;
  @Field(() => Boolean, { description: 'Whether news are still sent to it.' }) subscribed!: boolean;
}

@InputType()
export class UnsubscribeInput {
  @Field(() => String, { description: 'From the link in the mail.' }) token!: string;
}

@ObjectType({ description: 'No more news go to this address, mails that wait included.' })
export class Unsubscribed {
  @Field(() => String, { description: 'The address with most of its name hidden.' }) address!: string;
}

@ObjectType({ description: 'The link is none of ours, or its mail was erased.' })
export class UnknownUnsubscribeLink {
  @Field(() => Boolean) unknown!: boolean;
}

export const UnsubscribeResult = resultUnion('UnsubscribeResult', Unsubscribed, UnknownUnsubscribeLink);
