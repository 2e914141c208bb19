/** How sure we are of what became of an agency: found in a document, or believed and to be confirmed. */
export const SUCCESSOR_CONFIDENCES = ['FOUND_IN_SOURCE', 'UNVERIFIED'] as const;

/** How sure we are of what became of an agency. */
export type SuccessorConfidence = (typeof SUCCESSOR_CONFIDENCES)[number];

/** What an agency of the plan became when departments were merged in 2025. */
export interface Successor {
  readonly name: string;
  readonly confidence: SuccessorConfidence;
  /** The source, or why there is none. */
  readonly basis: string;
}

/** An agency that the plan names. */
export interface Agency {
  /** As in the plan's data: `so_khcn`. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** `provincial_department`, `mass_organisation` … as in the plan's data. */
  readonly type: string;
  /** Stands for many ("các trường"): nobody reports for it or acts for it. */
  readonly isGroup: boolean;
  readonly successor: Successor | null;
}
