import type { LocalizedText } from '@pho-hien/kernel';
import type { Corners } from '../geometry/corners.ts';

/** What a hall may be, in centimetres, watts and numbers of things. */
export const PLAN_LIMITS = {
  /** 300 m. */
  side: 30_000,
  leastSide: 300,
  grids: [10, 25, 50, 100],
  aisle: 1_000,
  watts: 1_000_000,
  zones: 30,
  types: 12,
  booths: 1_000,
  marks: 200,
  corners: 24,
  /** A quarter of a square metre. */
  leastArea: 2_500,
  number: 8,
  furniture: 500,
} as const;

/** A part of the hall with its own supply of power. */
export interface PlanZone {
  readonly id: string;
  readonly name: LocalizedText;
  /** What may be drawn at once by all its stands together, in watts. */
  readonly supplyWatts: number;
}

/** What an exhibitor gets with a booth. */
export interface BoothType {
  readonly id: string;
  readonly name: LocalizedText;
  /** The most that a stand of this type may draw, in watts. */
  readonly watts: number;
  readonly water: boolean;
  readonly internet: boolean;
  /** Such as *1 bàn, 2 ghế*; may be empty. */
  readonly furniture: LocalizedText;
}

/** A booth on the plan. */
export interface PlanBooth {
  readonly id: string;
  /** Such as *A12*: by which people find it. */
  readonly number: string;
  readonly zoneId: string;
  readonly typeId: string;
  readonly corners: Corners;
  /** Kept free: nobody is placed there. */
  readonly blocked: boolean;
}

/** What else stands on a plan. One comes in by an entrance, and must be able to leave by an exit. */
export const MARK_KINDS = ['ENTRANCE', 'EXIT', 'STAGE', 'TOILETS', 'FIRST_AID', 'POWER', 'OBSTACLE'] as const;

/** The kind of a mark. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** Something on the plan that is no booth. */
export interface PlanMark {
  readonly id: string;
  readonly kind: MarkKind;
  readonly corners: Corners;
}

/** A drawing that lies under the plan: it keeps its proportions. */
export interface PlanPicture {
  readonly fileId: string;
  /** Where its upper left corner lies, in centimetres. */
  readonly left: number;
  readonly top: number;
  /** How wide its whole width is in the hall, in centimetres: its scale. */
  readonly width: number;
}

/** What is drawn of a hall; lengths in whole centimetres. */
export interface HallPlan {
  readonly name: LocalizedText;
  readonly width: number;
  readonly depth: number;
  /** To what the editor snaps. */
  readonly grid: number;
  /** The narrowest that an aisle between stands may be. */
  readonly aisle: number;
  /** How much floor stays free before entrances and exits. */
  readonly clearance: number;
  readonly picture: PlanPicture | null;
  readonly zones: readonly PlanZone[];
  readonly types: readonly BoothType[];
  readonly booths: readonly PlanBooth[];
  readonly marks: readonly PlanMark[];
}

/** Whether one passes through it. */
export const isOpening = ({ kind }: Pick<PlanMark, 'kind'>): boolean => kind === 'ENTRANCE' || kind === 'EXIT';

/** Whether one can stand where it is. */
export const isObstacle = ({ kind }: Pick<PlanMark, 'kind'>): boolean => !isOpening({ kind }) && kind !== 'POWER';
