import type { SessionKind } from '@pho-hien/events-core';
import { m } from '@pho-hien/messages';

const kinds: Record<SessionKind, () => string> = {
  CEREMONY: m.programme_kind_ceremony,
  TALK: m.programme_kind_talk,
  PANEL: m.programme_kind_panel,
  WORKSHOP: m.programme_kind_workshop,
  PITCH: m.programme_kind_pitch,
  ADVICE: m.programme_kind_advice,
  NETWORKING: m.programme_kind_networking,
  EXHIBITION: m.programme_kind_exhibition,
};

export const kindText = (kind: SessionKind): string => kinds[kind]();
export const kindOptions = () => Object.entries(kinds).map(([value, label]) => ({ value, label: label() }));

/** `08:30–10:00`; a short dash, so that it never breaks. */
export const hours = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string => `${startsAt}–${endsAt}`;
