import { Booth } from './booth.entity.ts';
import { BoothStay } from './booth-stay.entity.ts';
import { BoothZone } from './booth-zone.entity.ts';
import { Hall } from './hall.entity.ts';
import { HallPlan } from './hall-plan.entity.ts';
import { StandCall } from './stand-call.entity.ts';
import { StandRequest } from './stand-request.entity.ts';

export { Booth, BoothStay, BoothZone, Hall, HallPlan, StandCall, StandRequest };

/** Every table of this context. */
export const boothsRows = [Hall, HallPlan, BoothZone, Booth, StandCall, StandRequest, BoothStay] as const;
