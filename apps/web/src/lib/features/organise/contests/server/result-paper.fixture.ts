import type { ResultPaper } from './result-paper.ts';

const both = (vi: string) => ({ vi, en: '' });
const criterion = (id: string, name: string, weight: number) => ({
  id,
  name: both(name),
  weight,
  scale: { min: 0, max: 1000, step: 50 },
  levels: [],
});
const sheet = (judgeId: string, entryId: string, total: number | null, points: number) => ({
  judgeId,
  entryId,
  status: total === null ? ('VOID' as const) : ('SUBMITTED' as const),
  reason: total === null ? 'Em họ của trưởng nhóm' : null,
  total,
  allowedTies: [] as { kind: string; reason: string }[],
  marks: [
    { criterionId: 'moi', points },
    { criterionId: 'thi', points: points + 50 },
  ],
});
const entry = (id: string, number: number, title: string, place: number, score: number, reason = '') => ({
  entryId: id,
  number,
  title,
  organisationName: `Nhóm ${title}`,
  place,
  score,
  raw: score,
  rawMean: null,
  sheets: 2,
  passed: true,
  advances: 'YES' as const,
  outcome: 'AWARDED' as const,
  prize: place - 1,
  reason,
  interval: null,
  notes: [] as { code: string; values: { name: string; value: string }[] }[],
});

/** A final of two entries and two judges; one judge recused from one entry. */
export const PAPER = {
  contest: { name: both('Cuộc thi Ý tưởng khởi nghiệp'), slug: 'y-tuong' },
  board: { name: both('Bảng ý tưởng'), prizes: [{ name: both('Giải Nhất') }, { name: both('Giải Nhì') }] },
  round: { name: both('Chung kết'), criteria: [criterion('moi', 'Tính mới', 40), criterion('thi', 'Khả thi', 60)] },
  result: {
    version: 2,
    method: 'WEIGHTED_MEAN',
    decimals: 2,
    hash: 'ab'.repeat(32),
    rulesVersion: 3,
    decidedAt: '2026-12-02T09:30:00.000Z',
    minutes: 'Hội đồng thống nhất.\nTrao Giải Nhất cho “Nhãn sấy dẻo”.',
    lines: [entry('nhan', 7, 'Nhãn sấy dẻo', 1, 8250), entry('sen', 4, 'Trà sen', 2, 7900, 'Bằng điểm, bốc thăm')],
  },
  judges: [
    { id: 'lan', name: 'TS. Đỗ Ngọc Lan' },
    { id: 'viet', name: 'Trần Quốc Việt' },
  ],
  sheets: [
    sheet('lan', 'nhan', 8100, 800),
    sheet('viet', 'nhan', 8400, 850),
    sheet('lan', 'sen', 7900, 750),
    sheet('viet', 'sen', null, 0),
  ],
} as unknown as ResultPaper;
