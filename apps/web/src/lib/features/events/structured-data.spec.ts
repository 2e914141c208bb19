import { describe, expect, it } from 'vitest';
import { jsonForScript, structuredData } from './structured-data.ts';

const text = (vi: string) => ({ vi, en: vi });
const event = {
  name: text('Hội </script><script>alert(1)</script> <!-- '),
  summary: text('a\u2028b & c'),
  venueName: text('Nhà hát'),
  venueAddress: 'Phố Hiến',
  startsOn: '2026-12-12',
  endsOn: '2026-12-13',
  status: 'PUBLISHED',
  days: [
    { id: '1', date: '2026-12-12', opensAt: '08:00', closesAt: '17:30', label: text('') },
    { id: '2', date: '2026-12-13', opensAt: '08:00', closesAt: '16:00', label: text('') },
  ],
} as unknown as Parameters<typeof structuredData>[0];

describe('structured data', () => {
  it('gives the instants of the first opening and the last closing', () => {
    expect(structuredData(event, 'https://x.example', 'vi')).toMatchObject({
      startDate: '2026-12-12T01:00:00.000Z',
      endDate: '2026-12-13T09:00:00.000Z',
    });
  });

  it('cannot end or open anything inside the page, and reads back the same', () => {
    const data = structuredData(event, 'https://x.example', 'vi');
    const json = jsonForScript(data);
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual(data);
  });
});
