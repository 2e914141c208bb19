/** A commune or ward, the only level below the province since 2025-07-01. */
export interface Commune {
  /** Official code, five digits. */
  readonly code: string;
  readonly name: string;
  /** With its kind: `Phường Phố Hiến`, `Xã Khoái Châu`. */
  readonly fullName: string;
  readonly nameEn: string;
  readonly kind: CommuneKind;
}

/** Wards are urban. */
export const COMMUNE_KINDS = ['WARD', 'COMMUNE'] as const;

/** Ward or commune. */
export type CommuneKind = (typeof COMMUNE_KINDS)[number];
