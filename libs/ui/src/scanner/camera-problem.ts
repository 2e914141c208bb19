/** Why there is no picture. */
export const CAMERA_PROBLEMS = ['insecure', 'denied', 'missing', 'busy', 'failed'] as const;

/**
 * Why there is no picture: the page did not come by https; the person or the browser said no; there is no
 * camera; another program has it; anything else.
 */
export type CameraProblem = (typeof CAMERA_PROBLEMS)[number];

const BY_NAME: Record<string, CameraProblem> = {
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'insecure',
  NotFoundError: 'missing',
  DevicesNotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
};

/** What an error of `getUserMedia` means to the person who holds the phone. */
export function cameraProblemOf(error: unknown): CameraProblem {
  return (error instanceof Error && BY_NAME[error.name]) || 'failed';
}
