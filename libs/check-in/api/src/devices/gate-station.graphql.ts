import { Field, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '@pho-hien/platform';
import { BadgeDesignType, EventType } from '@pho-hien/events-api';
import { GateType } from '../gates/gate.graphql.ts';
import { CheckInListType } from '../lists/check-in-list.graphql.ts';
import { DeviceType, EventOverType, PairingCodeNotUsableType } from './device.graphql.ts';

@ObjectType({ description: 'What a paired device works with.' })
export class GateStation {
  @Field(() => DeviceType) device!: DeviceType;
  @Field(() => GateType) gate!: GateType;
  @Field(() => EventType) event!: EventType;
  @Field(() => [CheckInListType], { description: 'The lists of its gate.' }) lists!: CheckInListType[];
  @Field(() => BadgeDesignType, { description: 'How a badge is printed at the gate.' }) badge!: BadgeDesignType;
  @Field(() => Int, { description: 'Persons inside the event now, over all lists: who is inside two counts once.' })
  insideNow!: number;
  @Field(() => String, {
    description:
      'To which the device seals what waits on it and is nobody’s business: 65 bytes of P-256, base64url. See `sealToServer`.',
  })
  receivingKey!: string;
}

@ObjectType()
export class DevicePaired {
  @Field(() => String, { description: 'For `Authorization: Device <token>`; shown this once.' }) token!: string;
  @Field(() => GateStation) station!: GateStation;
}

export const PairDeviceResult = resultUnion('PairDeviceResult', DevicePaired, PairingCodeNotUsableType, EventOverType);
