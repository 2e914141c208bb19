/** How a code came in: read by the camera, by a hardware scanner, or typed. */
export const SCAN_METHODS = ['CAMERA', 'WEDGE', 'TYPED'] as const;

/** How a code came in. */
export type ScanMethod = (typeof SCAN_METHODS)[number];
