import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DEVICE_RIGHTS, DomainError, type DeviceRights } from '@pho-hien/kernel';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';

export const DeviceRightsEnum = enumOf(DEVICE_RIGHTS);
registerEnumType(DeviceRightsEnum, { name: 'DeviceRights', description: 'What a paired device may do at its gate.' });

@ObjectType('Device', { description: 'A phone paired with one gate.' })
export class DeviceType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => DeviceRightsEnum) rights!: DeviceRights;
  @Field(() => Date) pairedAt!: Date;
  @Field(() => Date, { description: 'Up to then it may work, unless renewed.' }) leaseUntil!: Date;
  @Field(() => Date, { nullable: true }) revokedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'To within half a minute.' }) lastSeenAt!: Date | null;
  @Field(() => Int, { description: 'The highest running number that arrived; 0: none.' }) lastSequence!: number;
  @Field(() => Int, { nullable: true, description: 'Facts that waited on it when it was last heard of.' })
  waiting!: number | null;
  @Field(() => Date, { nullable: true, description: 'When the list was issued that it then worked with.' })
  listIssuedAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Server clock minus device clock, in milliseconds.' })
  clockOffsetMs!: number | null;
}

@InputType()
export class StartPairingInput {
  @Field(() => ID) gateId!: string;
  @Field(() => DeviceRightsEnum) rights!: DeviceRights;
  @Field(() => String) deviceName!: string;
}

@ObjectType({ description: 'A code that pairs one device, once, for ten minutes.' })
export class PairingStarted {
  @Field(() => String, { description: 'Shown this once; to type where the QR code cannot be read.' }) code!: string;
  @Field(() => String, { description: 'Address to draw as a QR code; it carries the code.' }) url!: string;
  @Field(() => Date) expiresAt!: Date;
}

@ObjectType('EventOver', { description: 'The event has no day left: nothing can be paired or renewed.' })
export class EventOverType {
  @Field(() => String) lastDay!: string;
}

export const StartPairingResult = resultUnion('StartPairingResult', PairingStarted, InvalidInputType, EventOverType);

@InputType()
export class PairDeviceInput {
  @Field(() => String) code!: string;
}

@ObjectType('PairingCodeNotUsable', { description: 'Unknown, used or expired: which of them is not said.' })
export class PairingCodeNotUsableType {
  @Field(() => Boolean, { description: 'Always true: start a new pairing at the organiser’s screen.' })
  startAgain!: boolean;
}

@InputType()
export class RevokeDeviceInput {
  @Field(() => ID) deviceId!: string;
  @Field(() => String) reason!: string;
}

@InputType()
export class RenewDeviceInput {
  @Field(() => ID) deviceId!: string;
}

@ObjectType()
export class DeviceChanged {
  @Field(() => DeviceType) device!: DeviceType;
}

export const ChangeDeviceResult = resultUnion('ChangeDeviceResult', DeviceChanged, InvalidInputType, EventOverType);

export class PairingCodeNotUsable extends DomainError<{ readonly startAgain: true }> {
  readonly code = 'PairingCodeNotUsable';
  constructor() {
    super({ startAgain: true });
  }
}

export class EventOver extends DomainError<{ readonly lastDay: string }> {
  readonly code = 'EventOver';
}
