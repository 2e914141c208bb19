import type { LocalizedText } from '@pho-hien/kernel';
import type { SpeakerType } from './speaker.graphql.ts';

/** The columns that `asSpeaker` reads. */
export interface SpeakerRow {
  readonly id: string;
  readonly version: number;
  readonly full_name: string;
  readonly position: LocalizedText;
  readonly organisation: LocalizedText;
  readonly bio: LocalizedText;
}

/** A row of `speakers` as pages show it. */
export function asSpeaker({ id, version, full_name, position, organisation, bio }: SpeakerRow): SpeakerType {
  return { id, version, fullName: full_name, position, organisation, bio };
}
