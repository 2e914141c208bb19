import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('StoredFile', { description: 'A file; its content is at `/api/files/<id>`, for who may open it.' })
export class StoredFileType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'As its owner called it, ending as its content.' }) name!: string;
  @Field(() => String, { description: '`image/jpeg`, `image/png`, `image/webp` or `application/pdf`.' })
  mediaType!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
}
