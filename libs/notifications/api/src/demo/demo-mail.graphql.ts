import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A file in a mail of the demonstration.' })
export class DemoMailAttachment {
  @Field(() => String) name!: string;
  @Field(() => String) contentType!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
  @Field(() => String, { description: 'The file as a `data:` URL.' }) dataUrl!: string;
}

@ObjectType({ description: 'A mail that the demonstration sent and kept instead of delivering it.' })
export class DemoMail {
  @Field(() => ID) id!: string;
  @Field(() => String) to!: string;
  @Field(() => String) subject!: string;
  @Field(() => Date) at!: Date;
  @Field(() => String, { description: 'HTML with its pictures inside; show it in a sandboxed frame.' }) html!: string;
  @Field(() => String) text!: string;
  @Field(() => [DemoMailAttachment], { description: 'Files, without the pictures shown in the text.' })
  attachments!: DemoMailAttachment[];
}
