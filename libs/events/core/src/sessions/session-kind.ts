/** What happens in a session. */
export const SESSION_KINDS = [
  'CEREMONY',
  'TALK',
  'PANEL',
  'WORKSHOP',
  'PITCH',
  'ADVICE',
  'NETWORKING',
  'EXHIBITION',
] as const;

/** What happens in a session. */
export type SessionKind = (typeof SESSION_KINDS)[number];
