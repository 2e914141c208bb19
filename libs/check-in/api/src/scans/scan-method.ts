/** How a code came in: read by the camera, by a hardware scanner, typed, or made at the desk for somebody without a ticket. */
export const SCAN_METHODS = ['CAMERA', 'WEDGE', 'TYPED', 'DESK'] as const;

/** How a code came in. */
export type ScanMethod = (typeof SCAN_METHODS)[number];
