import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SIGNING_KEY_STATUSES, type SigningKeyStatus } from '@pho-hien/events-core';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';

const SigningKeyStatusEnum = enumOf(SIGNING_KEY_STATUSES);
registerEnumType(SigningKeyStatusEnum, {
  name: 'SigningKeyStatus',
  description: 'Signs new tickets; signs no more, its tickets stay good; its tickets are refused.',
});

@ObjectType('SigningKey', {
  description: 'A key that signs the tickets of an event. Its secret half never leaves the server.',
})
export class SigningKeyType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: '1 to 255 within the event; stands in every ticket it signed.' }) number!: number;
  @Field(() => SigningKeyStatusEnum) status!: SigningKeyStatus;
  @Field(() => String, { description: 'Ed25519 public key, 32 bytes as base64url.' }) publicKey!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it stopped signing.' }) endedAt!: Date | null;
}

@InputType()
export class RotateSigningKeyInput {
  @Field(() => ID) eventId!: string;
}

@InputType()
export class RevokeSigningKeyInput {
  @Field(() => ID) keyId!: string;
  @Field(() => String, { description: '1 to 500 characters, for the log.' }) reason!: string;
}

@ObjectType()
export class SigningKeysChanged {
  @Field(() => [SigningKeyType], { description: 'All keys of the event, first key first.' }) keys!: SigningKeyType[];
}

export const RotateSigningKeyResult = resultUnion('RotateSigningKeyResult', SigningKeysChanged);
export const RevokeSigningKeyResult = resultUnion('RevokeSigningKeyResult', SigningKeysChanged, InvalidInputType);
