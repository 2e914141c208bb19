import type { ManagedProgrammeQuery } from '#generated/graphql.ts';
import { hours } from '#lib/features/programme/session-words.ts';
import { say } from '#lib/shell/written.ts';
import type { LocalizedText } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';

type Warning = ManagedProgrammeQuery['programmeWarnings'][number];

/** What an organiser is warned of, as a sentence. */
export function warningText({ code, speakerName, other }: Warning): string {
  if (code === 'SPEAKER_TWICE')
    return m.programme_warning_speaker({
      speaker: speakerName ?? '',
      session: other ? say(other.title) : '',
      hours: other ? hours(other) : '',
    });
  if (code === 'OUTSIDE_HOURS') return m.programme_warning_hours();
  return code === 'NO_ROOM' ? m.programme_warning_no_room() : m.programme_warning_places();
}

/** That another session has the room. */
export const roomTakenText = (other: { title: LocalizedText; startsAt: string; endsAt: string }): string =>
  m.programme_room_taken({ session: say(other.title), hours: hours(other) });
