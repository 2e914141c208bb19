import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { minutesDocx } from './minutes-docx.ts';
import { PAPER } from './result-paper.fixture.ts';
import { scoresCsv } from './scores-csv.ts';

describe('the minutes', () => {
  let xml: string;
  /** What stands in the paper, one paragraph a line. */
  let text: string;
  beforeAll(async () => {
    const parts = unzipSync(new Uint8Array(await minutesDocx(PAPER)));
    xml = strFromU8(parts['word/document.xml']!);
    text = xml
      .replaceAll('</w:p>', '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"');
  });

  it('stand in the official layout: A4 with its margins, state and motto, who signs; the scores lie across', () => {
    expect(xml).toContain('w:pgSz w:w="11906" w:h="16838" w:orient="portrait"');
    expect(xml).toContain('w:pgSz w:w="16838" w:h="11906" w:orient="landscape"');
    expect(xml).toMatch(/w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/);
    const order = [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'BIÊN BẢN',
      'THƯ KÝ',
      'BẢNG ĐIỂM',
    ];
    expect(order.map((words) => text.indexOf(words))).toEqual(
      order.map((words) => text.indexOf(words)).sort((a, b) => a - b),
    );
    expect(text.indexOf('CỘNG HÒA')).toBeGreaterThan(-1);
    expect(text).toContain('CUỘC THI Ý TƯỞNG KHỞI NGHIỆP');
  });

  it('say who judged, what was decided and why, what does not count, and by which rules', () => {
    for (const words of [
      'Giám khảo 1: TS. Đỗ Ngọc Lan',
      'Nhãn sấy dẻo (Nhóm Nhãn sấy dẻo)',
      'Giải Nhất',
      '82,50',
      'Bài số 4: Bằng điểm, bốc thăm',
      'Trao Giải Nhất cho “Nhãn sấy dẻo”.',
      'Trần Quốc Việt, bài số 4: Em họ của trưởng nhóm',
      `Thể lệ phiên bản 3, khóa khi mở vòng. SHA-256 của bảng xếp hạng: ${'ab'.repeat(32)}`,
      'ngày 02 tháng 12 năm 2026',
      'Biên bản lập lúc thứ Tư, 02/12/2026, 16:30',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('BẢN NHÁP');
  });

  it('name ties that were allowed, what settled equal scores, and why a published result was corrected', async () => {
    const { result, sheets, round } = PAPER;
    const settled = { code: 'TIE_BROKEN', values: [{ name: 'by', value: 'LOT' }] };
    const paper = {
      ...PAPER,
      round: { ...round, tieBreaks: [{ kind: 'LOT', criterionId: null }] },
      sheets: sheets.map((one, at) => ({
        ...one,
        allowedTies: at === 0 ? [{ kind: 'MENTOR', reason: 'Chỉ cố vấn một buổi' }] : [],
      })),
      result: {
        ...result,
        correctionReason: 'Cộng nhầm một phiếu',
        lines: result.lines.map((one, at) => ({ ...one, notes: at === 1 ? [settled] : [] })),
      },
    } as unknown as typeof PAPER;
    const parts = unzipSync(new Uint8Array(await minutesDocx(paper)));
    const words = strFromU8(parts['word/document.xml']!).replace(/<[^>]+>/g, '');
    expect(words).toContain('Đính chính kết quả đã công bố. Lý do: Cộng nhầm một phiếu');
    expect(words).toContain('TS. Đỗ Ngọc Lan, bài số 7, là người hướng dẫn nhóm: Chỉ cố vấn một buổi');
    expect(words).toMatch(/Bằng điểm:Bài số 4: .*bốc thăm/);
    expect(text).not.toContain('Đính chính');
    expect(text).not.toContain('Bằng điểm:');
  });

  it('of a ranking that is not decided say so', async () => {
    const draft = { ...PAPER, result: { ...PAPER.result, decidedAt: null } };
    const parts = unzipSync(new Uint8Array(await minutesDocx(draft)));
    expect(strFromU8(parts['word/document.xml']!)).toContain('BẢN NHÁP: hội đồng chưa quyết định');
  });
});

describe('scores without names', () => {
  it('tell every mark that counts, and neither judge nor entry, under numbers that are drawn for each file', () => {
    const csv = scoresCsv(PAPER);
    const [about, head, ...lines] = csv.trimEnd().split('\r\n');
    expect(about).toBe(`\uFEFF"thể lệ";"3";"mã bảng xếp hạng";"${'ab'.repeat(32)}"`);
    expect(head).toBe('"bài";"giám khảo";"tiêu chí";"hệ số";"điểm tối đa";"điểm"');
    // Three sheets of two criteria; the void one is not there.
    expect(lines).toHaveLength(6);
    expect(lines.filter((line) => line.includes('"Tính mới";"40";"10"')).map((line) => line.split(';')[5])).toEqual(
      expect.arrayContaining(['"8"', '"8,5"', '"7,5"']),
    );
    for (const name of ['Lan', 'Việt', 'Nhãn', 'sen', 'lan', 'nhan']) expect(csv).not.toContain(`"${name}`);
    // Whoever knows the ids cannot find the numbers: of 40 files some number the entries the other way round.
    const firstPoints = (text: string) => text.split('\r\n')[2]!;
    expect(new Set(Array.from({ length: 40 }, () => firstPoints(scoresCsv(PAPER)))).size).toBeGreaterThan(1);
    const draft = scoresCsv({ ...PAPER, result: { ...PAPER.result, decidedAt: null } });
    expect(draft.split('\r\n')[0]).toContain('BẢN NHÁP');
  });
});
