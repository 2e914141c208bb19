import { describe, expect, it } from 'vitest';
import { choices, filterSessions, type FilterableSession, filtersIn } from './agenda-filters.ts';
import { timetableOf } from './timetable.ts';

const both = (text: string) => ({ vi: text, en: text });

describe('the timetable of a day', () => {
  const hall = { id: 'hall' };
  const lab = { id: 'lab' };
  const session = (id: string, startsAt: string, endsAt: string, room: { id: string } | null) => ({
    id,
    startsAt,
    endsAt,
    room,
  });
  const shapeOf = (...sessions: ReturnType<typeof session>[]) => {
    const { columns, rows } = timetableOf(sessions, [hall, lab]);
    return {
      columns: columns.map(({ room, lanes }) => `${room?.id ?? 'none'}×${lanes}`),
      rows: rows.map(({ time, cells }) => [time, ...cells.map((cell) => `${cell.session?.id ?? ''}${cell.rows}`)]),
    };
  };

  it('has a row wherever something begins or ends, and a session spans what it lasts', () => {
    expect(shapeOf(session('a', '08:00', '10:00', hall), session('b', '09:00', '10:00', lab))).toEqual({
      columns: ['hall×1', 'lab×1'],
      rows: [
        ['08:00', 'a2', '1'],
        ['09:00', 'b1'],
      ],
    });
  });

  it('leaves out rooms without sessions, and keeps a column for what has no room yet', () => {
    expect(shapeOf(session('a', '08:00', '09:00', null))).toEqual({ columns: ['none×1'], rows: [['08:00', 'a1']] });
  });

  it('puts what was cancelled beside what replaced it', () => {
    expect(shapeOf(session('a', '08:00', '09:00', hall), session('b', '08:00', '09:00', hall))).toEqual({
      columns: ['hall×2'],
      rows: [['08:00', 'a1', 'b1']],
    });
  });

  it('of no session is empty', () => {
    expect(timetableOf([], [hall])).toEqual({ columns: [], rows: [] });
  });
});

describe('the filters of an agenda', () => {
  const session = (change: Partial<FilterableSession>): FilterableSession => ({
    title: both('Gọi vốn'),
    abstract: both(''),
    track: both('Tài chính'),
    date: '2026-12-12',
    room: { id: 'hall', name: both('Hội trường') },
    speakers: [{ fullName: 'Đỗ Thị Hằng', organisation: both('Quỹ Sông Hồng') }],
    ...change,
  });
  const other = session({ title: both('Nông sản'), track: both(''), room: null, date: '2026-12-13', speakers: [] });
  const found = (query: string) =>
    filterSessions([session({}), other], filtersIn(new URLSearchParams(query))).map(({ title }) => title.vi);

  it.each([
    ['', ['Gọi vốn', 'Nông sản']],
    ['day=2026-12-13', ['Nông sản']],
    ['room=hall', ['Gọi vốn']],
    ['track=tai-chinh', ['Gọi vốn']],
    ['q=do hang song', ['Gọi vốn']],
    ['q=nong+SAN', ['Nông sản']],
    ['q=khong co', []],
  ])('%s', (query, titles) => {
    expect(found(query)).toEqual(titles);
  });

  it('offer each room and track once', () => {
    expect(choices([session({}), session({}), other], 'vi')).toEqual({
      rooms: [{ value: 'hall', label: 'Hội trường' }],
      tracks: [{ value: 'tai-chinh', label: 'Tài chính' }],
    });
  });
});
