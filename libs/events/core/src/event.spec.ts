import { describe, expect, it } from 'vitest';
import { type EventInput, dateChangeProblems, eventProblems, isSlug, slugFrom, spanOf } from './event-input.ts';
import { missingToPublish } from './publishing.ts';
import { type TicketTypeInput, ticketTypeProblems } from './ticket-type.ts';
import { validityOf } from './ticket-validity.ts';

const text = { vi: 'Ngày hội', en: 'Festival' };
const empty = { vi: '', en: '' };
const day = { date: '2026-12-12', opensAt: '08:00', closesAt: '17:00', label: empty };
const event: EventInput = {
  slug: 'ngay-hoi-2026',
  name: text,
  summary: text,
  description: { vi: 'Dòng một\nhttps://hungyen.example', en: '' },
  venueName: text,
  venueAddress: 'Số 1 đường Điện Biên',
  communeCode: '12345',
  contactEmail: 'lienhe@pho-hien.example',
  days: [day, { ...day, date: '2026-12-13' }],
};

describe('eventProblems', () => {
  it('finds none in a whole event, nor in a draft with empty texts', () => {
    expect(eventProblems(event)).toEqual([]);
    const draft = { ...event, name: { vi: 'Ngày hội', en: '' }, summary: empty, venueName: empty, contactEmail: '' };
    expect(eventProblems(draft)).toEqual([]);
  });

  it.each<[Partial<EventInput>, string, string]>([
    [{ slug: 'Ngày hội' }, 'slug', 'not_a_slug'],
    [{ name: { vi: ' ', en: 'x' } }, 'name.vi', 'required'],
    [{ name: { vi: 'a', en: 'bit.ly/x' } }, 'name.en', 'contains_link'],
    [{ summary: { vi: 'a'.repeat(301), en: '' } }, 'summary.vi', 'too_long'],
    [{ communeCode: 'abc' }, 'communeCode', 'unknown_value'],
    [{ contactEmail: 'x' }, 'contactEmail', 'not_an_email'],
    [{ days: [] }, 'days', 'required'],
    [{ days: [day, day] }, 'days.1.date', 'duplicate'],
    [{ days: [{ ...day, date: '2026-02-30' }] }, 'days.0.date', 'not_a_day'],
    [{ days: [{ ...day, opensAt: '8:00' }] }, 'days.0.opensAt', 'not_a_time'],
    [{ days: [{ ...day, closesAt: '08:00' }] }, 'days.0.closesAt', 'ends_before_start'],
    [
      {
        days: Array.from({ length: 32 }, (_, i) => ({
          ...day,
          date: `2026-${i < 31 ? '12' : '11'}-${String((i % 31) + 1).padStart(2, '0')}`,
        })),
      },
      'days',
      'too_long',
    ],
  ])('of %j says %s is %s', (change, field, code) => {
    expect(eventProblems({ ...event, ...change })).toEqual([{ field, code }]);
  });
});

describe('dateChangeProblems', () => {
  const [one, two, three] = ['2026-12-12', '2026-12-13', '2026-12-14'].map((date) => ({ date }));

  it('lets days be kept in any order, and none be moved, added or dropped', () => {
    expect(dateChangeProblems([one!, two!], [two!, one!])).toEqual([]);
    expect(dateChangeProblems([one!], [one!, three!])).toEqual([{ field: 'days.1.date', code: 'not_allowed' }]);
    expect(dateChangeProblems([one!, two!], [one!])).toEqual([{ field: 'days', code: 'not_allowed' }]);
  });
});

describe('slugs and spans', () => {
  it('are made from the name and the days', () => {
    expect(slugFrom('Ngày hội Khởi nghiệp – Đổi mới 2026!')).toBe('ngay-hoi-khoi-nghiep-doi-moi-2026');
    expect(isSlug(slugFrom('ệ '.repeat(80)))).toBe(true);
    expect(spanOf([{ date: '2026-12-13' }, { date: '2026-12-12' }])).toEqual({
      startsOn: '2026-12-12',
      endsOn: '2026-12-13',
    });
    expect(spanOf([])).toBeNull();
  });
});

describe('missingToPublish', () => {
  it('is nothing for a whole event, and everything, in the order of the form, for a bare one', () => {
    const whole = { ...event, ticketTypes: [{ hidden: false }] };
    expect(missingToPublish(whole)).toEqual([]);
    expect(missingToPublish({ ...whole, ticketTypes: [{ hidden: true }] })).toEqual(['ticket_type']);
    const bare = {
      ...event,
      name: { vi: 'a', en: '' },
      summary: empty,
      venueName: empty,
      venueAddress: ' ',
      contactEmail: '',
      days: [],
      ticketTypes: [],
    };
    expect(missingToPublish(bare)).toEqual([
      'name_en',
      'summary_vi',
      'summary_en',
      'venue_name_vi',
      'venue_name_en',
      'venue_address',
      'contact_email',
      'days',
      'ticket_type',
    ]);
  });
});

describe('ticketTypeProblems', () => {
  const input: TicketTypeInput = {
    name: text,
    description: empty,
    audience: 'VISITOR',
    approval: 'AUTOMATIC',
    places: 100,
    opensAt: new Date('2026-11-01T00:00:00Z'),
    closesAt: null,
    validDayIds: ['d1'],
    hidden: false,
  };

  it('finds none in a good one, with or without limit', () => {
    expect(ticketTypeProblems(input, ['d1', 'd2'])).toEqual([]);
    expect(ticketTypeProblems({ ...input, places: null, validDayIds: [] }, [])).toEqual([]);
  });

  it.each<[Partial<TicketTypeInput>, string, string]>([
    [{ name: { vi: 'Khách', en: '' } }, 'name.en', 'required'],
    [{ audience: 'NOBODY' as never }, 'audience', 'unknown_value'],
    [{ places: 0 }, 'places', 'too_small'],
    [{ places: 1.5 }, 'places', 'not_a_number'],
    [{ places: 1_000_001 }, 'places', 'too_large'],
    [{ closesAt: new Date('2026-11-01T00:00:00Z') }, 'closesAt', 'ends_before_start'],
    [{ validDayIds: ['d3'] }, 'validDayIds', 'outside_event'],
    [{ validDayIds: ['d1', 'd1'] }, 'validDayIds', 'duplicate'],
  ])('of %j says %s is %s', (change, field, code) => {
    expect(ticketTypeProblems({ ...input, ...change }, ['d1', 'd2'])).toEqual([{ field, code }]);
  });
});

describe('validityOf', () => {
  const days = [
    { id: 'd2', date: '2026-12-13' },
    { id: 'd1', date: '2026-12-12' },
    { id: 'd3', date: '2026-12-14' },
  ];

  it('spans whole days in Vietnam, every day where none is named', () => {
    expect(validityOf(['d2'], days)).toEqual({
      validFrom: new Date('2026-12-12T17:00:00Z'),
      validUntil: new Date('2026-12-13T17:00:00Z'),
    });
    expect(validityOf([], days)).toEqual({
      validFrom: new Date('2026-12-11T17:00:00Z'),
      validUntil: new Date('2026-12-14T17:00:00Z'),
    });
    expect(validityOf(['other'], days)).toBeNull();
    expect(validityOf([], [])).toBeNull();
  });
});
