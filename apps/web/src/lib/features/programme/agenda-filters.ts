import { type LocalizedText, searchKey, textIn } from '@pho-hien/kernel';

/** What an agenda is narrowed to; empty: everything. Stands in the address. */
export interface AgendaFilters {
  readonly day: string;
  readonly room: string;
  readonly track: string;
  readonly q: string;
}

/** What filters look at. */
export interface FilterableSession {
  readonly title: LocalizedText;
  readonly abstract: LocalizedText;
  readonly track: LocalizedText;
  readonly date: string;
  readonly room: { readonly id: string; readonly name: LocalizedText } | null;
  readonly speakers: readonly { readonly fullName: string; readonly organisation: LocalizedText }[];
}

export function filtersIn(query: URLSearchParams): AgendaFilters {
  const value = (name: string) => query.get(name) ?? '';
  return { day: value('day'), room: value('room'), track: value('track'), q: value('q').trim().slice(0, 100) };
}

/** A track as it stands in the address: `Gọi vốn` is `goi-von`. */
export const trackKey = (track: LocalizedText): string => searchKey(track.vi).replace(/[^a-z0-9]+/g, '-');

/** The sessions that match; every word of the search is somewhere in them, in either language and without marks. */
export function filterSessions<Session extends FilterableSession>(
  sessions: readonly Session[],
  { day, room, track, q }: AgendaFilters,
): Session[] {
  const words = searchKey(q).split(' ').filter(Boolean);
  return sessions.filter(
    (session) =>
      (!day || session.date === day) &&
      (!room || session.room?.id === room) &&
      (!track || trackKey(session.track) === track) &&
      (words.length === 0 || words.every((word) => textOf(session).includes(word))),
  );
}

function textOf({ title, abstract, track, room, speakers }: FilterableSession): string {
  const texts = [title, abstract, track, ...(room ? [room.name] : []), ...speakers.map((one) => one.organisation)];
  return searchKey([...texts.flatMap(({ vi, en }) => [vi, en]), ...speakers.map((one) => one.fullName)].join(' '));
}

/** What one can choose from: each once, in the order in which it comes. */
export function choices<Session extends FilterableSession>(sessions: readonly Session[], locale: 'vi' | 'en') {
  const rooms = new Map(sessions.flatMap(({ room }) => (room ? [[room.id, textIn(room.name, locale)] as const] : [])));
  const tracks = new Map(
    sessions.filter(({ track }) => track.vi !== '').map(({ track }) => [trackKey(track), textIn(track, locale)]),
  );
  return {
    rooms: [...rooms].map(([value, label]) => ({ value, label })),
    tracks: [...tracks].map(([value, label]) => ({ value, label })),
  };
}
