import { PlaceBlocks } from './place-blocks.ts';
import { RegisterWalkUp } from './register-walk-up.ts';
import { ReservedPlaces } from './reserved-places.ts';

/** Places reserved for walk-ups, and what becomes of them: check-in uses all of it. */
export const walkUpProviders = [PlaceBlocks, RegisterWalkUp, ReservedPlaces];
