import { describe, expect, it } from 'vitest';
import { columnsFor, columnsShown, EVENT_TABLES, orderOf, TABLE_SHAPES } from './event-table.ts';
import { plainCell } from './plain-cell.ts';

describe('columns', () => {
  it.each(EVENT_TABLES)('%s shows by itself only what it has, and is named by its first column', (table) => {
    const { columns, standard } = TABLE_SHAPES[table];
    expect(columns).toEqual(expect.arrayContaining([...standard]));
    expect(standard[0]).toBe(columns[0]);
    expect(columnsFor(table, () => true)).toEqual(columns);
    expect(columnsFor(table, () => false)[0]).toBe(columns[0]);
  });

  it('that somebody may not see are not shown, asked for or not', () => {
    const visible = columnsFor('REGISTRATIONS', (permission) => permission !== 'registration.contact');
    expect(visible).not.toContain('EMAIL');
    expect(columnsShown('REGISTRATIONS', visible, ['PHONE', 'STATUS'])).toEqual(['NAME', 'STATUS']);
    expect(columnsShown('REGISTRATIONS', visible, [])).toEqual(TABLE_SHAPES.REGISTRATIONS.standard);
  });

  it('have an order of their table', () => {
    expect(orderOf('TICKETS', 'NAME')).toBe('NEWEST');
    expect(orderOf('REGISTRATIONS', 'NAME')).toBe('NAME');
  });
});

describe('plainCell', () => {
  it.each(['=1+1', '+84912', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1'])('disarms %j', (text) => {
    expect(plainCell(text)).toBe(`'${text}`);
  });
  it.each(['', 'Nguyễn Thị Lan', 'a=b', '0912 345 678', 'x@y.example'])('leaves %j alone', (text) => {
    expect(plainCell(text)).toBe(text);
  });
});
