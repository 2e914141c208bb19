/** What a timetable has to know of a session. */
export interface TimetableSession {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly room: { readonly id: string } | null;
}

/** A session in its place, or a gap. */
export interface Cell<Session> {
  readonly session: Session | null;
  /** Rows that it takes. */
  readonly rows: number;
}

/** A room with as many columns as it needs: one, unless something cancelled stands beside what replaced it. */
export interface Column<Room> {
  /** `null`: no room yet. */
  readonly room: Room | null;
  readonly lanes: number;
}

/** One day as a table: rooms across, time down. */
export interface Timetable<Session, Room> {
  readonly columns: readonly Column<Room>[];
  readonly rows: readonly { readonly time: string; readonly cells: readonly Cell<Session>[] }[];
}

/**
 * Lays the sessions of one day out as a table. A row begins wherever a session begins or ends, and a session
 * spans the rows that it lasts.
 * @param sessions by time
 * @param rooms in the order of the columns; a room without a session that day has none
 */
export function timetableOf<Session extends TimetableSession, Room extends { readonly id: string }>(
  sessions: readonly Session[],
  rooms: readonly Room[],
): Timetable<Session, Room> {
  const times = [...new Set(sessions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))].sort();
  const known = [...rooms, null].map((room) => ({
    room,
    lanes: lanesOf(sessions.filter((session) => (session.room?.id ?? null) === (room?.id ?? null))),
  }));
  const used = known.filter(({ lanes }) => lanes.length > 0);
  const lanes = used.flatMap((column) => column.lanes);
  const rows = times.slice(0, -1).map((time, at) => ({
    time,
    cells: lanes.flatMap((lane) => cellAt(lane, times, at)),
  }));
  return { columns: used.map((column) => ({ room: column.room, lanes: column.lanes.length })), rows };
}

/** The session that begins in the row, or a gap of one row; nothing where a session of an earlier row goes on. */
function cellAt<Session extends TimetableSession>(
  lane: readonly Session[],
  times: readonly string[],
  at: number,
): Cell<Session>[] {
  const time = times[at]!;
  const session = lane.find(({ startsAt }) => startsAt === time);
  if (session) return [{ session, rows: times.indexOf(session.endsAt) - at }];
  return lane.some(({ startsAt, endsAt }) => startsAt < time && time < endsAt) ? [] : [{ session: null, rows: 1 }];
}

/** The sessions of a room side by side where they overlap. */
function lanesOf<Session extends TimetableSession>(sessions: readonly Session[]): Session[][] {
  const lanes: Session[][] = [];
  for (const session of sessions) {
    const free = lanes.find((lane) => lane.at(-1)!.endsAt <= session.startsAt);
    if (free) free.push(session);
    else lanes.push([session]);
  }
  return lanes;
}
