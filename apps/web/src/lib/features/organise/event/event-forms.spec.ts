import { describe, expect, it } from 'vitest';
import { inputOf, readEventForm } from './event-values.ts';
import { newTicketType, readTicketTypeForm, ticketTypeInput, ticketTypeValues } from './ticket-type-values.ts';

const sent = (fields: Record<string, string | string[]>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return data;
};

describe('the form of an event', () => {
  it('is read by the paths of the input; a day without a date was not meant', () => {
    const values = readEventForm(
      sent({
        'name.vi': ' Ngày hội ',
        'description.vi': 'Một\r\n\r\nHai',
        'days.0.date': '2026-12-12',
        'days.0.opensAt': '08:00',
        'days.0.closesAt': '17:00',
        'days.1.date': '',
      }),
    );
    expect(inputOf(values)).toMatchObject({
      name: { vi: 'Ngày hội', en: '' },
      description: { vi: 'Một\n\nHai' },
      communeCode: null,
      days: [{ date: '2026-12-12', opensAt: '08:00', closesAt: '17:00', label: { vi: '', en: '' } }],
    });
  });
});

describe('the form of a ticket type', () => {
  it('speaks of times in Vietnam and sends instants', () => {
    const values = readTicketTypeForm(sent({ opensAt: '2026-12-01T08:00', places: '50', validDayIds: ['a', 'b'] }));
    const { input, problems } = ticketTypeInput(values);
    expect(problems).toEqual([]);
    expect(input).toMatchObject({
      opensAt: '2026-12-01T01:00:00.000Z',
      closesAt: null,
      places: 50,
      validDayIds: ['a', 'b'],
      hidden: false,
    });
  });

  it('says what cannot be read, beside its field', () => {
    const { problems } = ticketTypeInput({ ...newTicketType(), places: 'mười', closesAt: '2026-02-30T08:00' });
    expect(problems).toEqual([
      { field: 'places', code: 'not_a_number' },
      { field: 'closesAt', code: 'not_a_time' },
    ]);
  });

  it('shows what was saved', () => {
    const type = {
      id: 't',
      version: 1,
      number: 1,
      name: { vi: 'Khách', en: 'Guest' },
      description: { vi: '', en: '' },
      audience: 'PRESS',
      approval: 'BY_APPROVAL',
      places: null,
      remaining: null,
      opensAt: null,
      closesAt: '2026-12-11T17:00:00.000Z',
      availability: 'OPEN',
      validDayIds: [],
      hidden: true,
    } as const;
    expect(ticketTypeValues({ ...type, validDayIds: [] })).toMatchObject({
      places: '',
      closesAt: '2026-12-12T00:00',
      audience: 'PRESS',
      hidden: true,
    });
  });
});
