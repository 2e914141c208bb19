import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '../ticket-type.ts';
import {
  BADGE_MILLIMETRES,
  BADGE_PARTS,
  BADGE_SIZES,
  STANDARD_BADGE,
  badgeColour,
  badgeDesignProblems,
  inkOn,
} from './badge-design.ts';
import { type BadgeContent, layoutBadge } from './badge-layout.ts';
import { fitText } from './fit-text.ts';

/** As wide as a capital in a bold typeface: harder than real letters. */
const measure = (text: string) => text.length * 0.72;

const names = [
  'An',
  'Nguyễn Thị Minh Khai',
  'Công Tằng Tôn Nữ Thị Ngọc Huyền Trân Châu Phước Hậu',
  'Nghiêngnghiêngnghiêngnghiêngnghiêngnghiêng',
  'Trường'.repeat(30),
  Array.from({ length: 60 }, () => 'Nguyễn').join(' '),
];

describe('fitText', () => {
  it.each(names)('sets all of “%s” inside its box', (name) => {
    const box = { width: 60, height: 20, largest: 14, lineHeight: 1.3 };
    const { size, lines } = fitText(name, box, measure);
    expect(lines.join(' ')).toBe(name);
    expect(size).toBeLessThanOrEqual(box.largest);
    expect(lines.length * size * box.lineHeight).toBeLessThanOrEqual(box.height + 1e-9);
    for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(box.width + 1e-9);
  });

  it('takes the largest size when there is room, and no line for nothing', () => {
    const box = { width: 100, height: 20, largest: 10, lineHeight: 1.3 };
    expect(fitText('An', box, measure)).toEqual({ size: 10, lines: ['An'] });
    expect(fitText('  ', box, measure).lines).toEqual([]);
  });
});

describe('layoutBadge', () => {
  const content: BadgeContent = {
    name: names[2]!,
    organisation: 'Hợp tác xã Nông nghiệp công nghệ cao Nhãn lồng Phố Hiến và các làng nghề truyền thống',
    ticketType: 'Đại biểu dự phiên toàn thể và tọa đàm',
    event: 'Ngày hội Khởi nghiệp đổi mới sáng tạo tỉnh Hưng Yên 2026',
    colour: '#0b6166',
  };

  it.each(BADGE_SIZES.flatMap((size) => names.map((name) => [size, name] as const)))(
    '%s: %s – everything on the paper, nothing over anything else',
    (size, name) => {
      const [width, height] = BADGE_MILLIMETRES[size];
      const marks = layoutBadge({ size, parts: BADGE_PARTS }, { ...content, name }, () => measure);
      const boxes = marks.map((mark) => {
        if (mark.kind === 'qr') return { ...mark, width: mark.side, height: mark.side };
        return mark.kind === 'band' ? mark : { ...mark, height: mark.lines.length * mark.lineHeight };
      });
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-9);
        expect(box.y + box.height).toBeLessThanOrEqual(height + 1e-9);
      }
      const [, ...above] = boxes;
      for (const [i, a] of above.entries()) {
        for (const b of above.slice(i + 1)) {
          const apart =
            a.x + a.width <= b.x + 1e-9 ||
            b.x + b.width <= a.x + 1e-9 ||
            a.y + a.height <= b.y + 1e-9 ||
            b.y + b.height <= a.y + 1e-9;
          expect(apart, `${a.kind} over ${b.kind}`).toBe(true);
        }
      }
      expect(marks.find(({ kind }) => kind === 'qr')).toMatchObject({
        side: expect.toSatisfy((side: number) => side >= 24),
      });
    },
  );

  it('leaves out what the design leaves out', () => {
    const marks = layoutBadge({ size: 'A6', parts: [] }, content, () => measure);
    expect(marks.map(({ kind }) => kind)).toEqual(['band', 'text']);
  });
});

describe('a design', () => {
  it('has a colour for every audience that white letters can be read on', () => {
    for (const audience of AUDIENCES) expect(inkOn(badgeColour(STANDARD_BADGE, { id: 't', audience }))).toBe('#ffffff');
    expect(inkOn('#ffe08a')).toBe('#000000');
  });

  it('takes a ticket type’s own colour', () => {
    const design = { ...STANDARD_BADGE, colours: [{ ticketTypeId: 't', colour: '#ffe08a' }] };
    expect(badgeColour(design, { id: 't', audience: 'VIP' })).toBe('#ffe08a');
    expect(badgeDesignProblems(design)).toEqual([]);
  });

  it('names the colour that is none', () => {
    const colours = [{ ticketTypeId: 't', colour: 'red; background: url(x)' }];
    expect(badgeDesignProblems({ ...STANDARD_BADGE, colours })).toEqual([
      { field: 'colours.0.colour', code: 'unknown_value' },
    ]);
  });
});
