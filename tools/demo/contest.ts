import { type Board, type ContestSetup, type Criterion, OPEN_TO_ALL, type Round } from '@pho-hien/contests-core';
import { newId } from '@pho-hien/kernel';

const DAY = 24 * 3_600_000;

/** Made up for the demonstration; weights and pass marks as contests elsewhere had them. */
const CRITERIA: readonly (readonly [vi: string, en: string, weight: number])[] = [
  ['Tính mới, sáng tạo', 'Novelty', 40],
  ['Tính khả thi', 'Feasibility', 30],
  ['Tác động đến cộng đồng', 'Effect on society', 15],
  ['Năng lực của đội', 'The team', 15],
];

const criteria = (): Criterion[] =>
  CRITERIA.map(([vi, en, weight]) => ({
    id: newId(),
    name: { vi, en },
    weight,
    scale: { min: 0, max: 1000, step: 50 },
    levels: [
      { from: 0, description: { vi: 'Chưa thể hiện', en: 'Not shown' } },
      { from: 500, description: { vi: 'Có, còn chung chung', en: 'Shown in general terms' } },
      { from: 800, description: { vi: 'Rõ ràng, có số liệu', en: 'Clear, with figures' } },
    ],
  }));

const round = (change: Partial<Round>): Round => {
  const own = criteria();
  return {
    id: newId(),
    kind: 'SCREENING',
    name: { vi: 'Vòng sơ loại', en: 'Screening' },
    scoringOpensAt: null,
    scoringClosesAt: null,
    criteria: own,
    judgesPerEntry: 3,
    entriesPerJudge: 20,
    matchFields: false,
    blind: false,
    advance: 5,
    passMarks: { leastMean: 5000, lowest: 'NOT_ON_EVERY_SHEET' },
    ranking: { method: 'JUDGE_ADJUSTED', drop: 0, decimals: 2 },
    tieBreaks: [
      { kind: 'CRITERION', criterionId: own[0]!.id },
      { kind: 'LOT', criterionId: null },
    ],
    pitch: null,
    ...change,
  };
};

const board = (vi: string, en: string): Board => ({
  id: newId(),
  name: { vi, en },
  fields: [],
  rounds: [
    round({}),
    round({
      kind: 'FINAL',
      name: { vi: 'Chung kết', en: 'Final' },
      advance: null,
      judgesPerEntry: 5,
      pitch: { pitchMinutes: 5, questionMinutes: 3 },
    }),
  ],
  prizes: [
    { name: { vi: 'Giải Nhất', en: 'First prize' }, count: 1, amount: null },
    { name: { vi: 'Giải Nhì', en: 'Second prize' }, count: 1, amount: null },
    { name: { vi: 'Giải Ba', en: 'Third prize' }, count: 2, amount: null },
  ],
});

/** The festival's contest: entries until twelve days ago, two boards. */
export function demoContest(eventId: string, now: Date, edition: number): ContestSetup {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);
  return {
    slug: ['y-tuong-khoi-nghiep', now.getFullYear(), ...(edition > 1 ? [edition] : [])].join('-'),
    name: { vi: 'Cuộc thi Ý tưởng và Dự án khởi nghiệp', en: 'Startup Ideas and Projects Contest' },
    description: {
      vi: 'Dành cho doanh nghiệp mới, nhóm và cá nhân có dự án khởi nghiệp trong tỉnh. Điểm, luật chơi và cách xếp hạng đều công khai.',
      en: 'For young enterprises, teams and people with a startup project. Scores, rules and ranking are open to all.',
    },
    eventId,
    opensAt: daysAgo(40),
    closesAt: daysAgo(12),
    entryRules: { ...OPEN_TO_ALL, officialsBarred: true, entriesPerOrganisation: 1 },
    boards: [board('Bảng ý tưởng', 'Ideas'), board('Bảng dự án', 'Projects')],
  };
}

/** A contest that takes entries for three more weeks: whoever looks around can enter. One round, judged on paper alone. */
export function demoOpenContest(eventId: string, now: Date, edition: number): ContestSetup {
  const days = (count: number) => new Date(now.getTime() + count * DAY);
  const ideas = board('Bảng ý tưởng', 'Ideas');
  return {
    slug: ['sang-kien-tre', now.getFullYear(), ...(edition > 1 ? [edition] : [])].join('-'),
    name: { vi: 'Sáng kiến trẻ Phố Hiến', en: 'Phố Hiến Young Initiatives' },
    description: {
      vi: 'Dành cho học sinh, sinh viên và nhóm bạn trẻ có ý tưởng khởi nghiệp. Nộp tóm tắt một trang, bài trình bày nếu có.',
      en: 'For pupils, students and young teams with an idea. Hand in a summary on one page, and slides if you have any.',
    },
    eventId,
    opensAt: days(-9),
    closesAt: days(21),
    entryRules: { ...OPEN_TO_ALL, officialsBarred: true, mostTeam: 5, entriesPerInstitution: 5 },
    boards: [{ ...ideas, rounds: [round({ kind: 'FINAL', name: { vi: 'Vòng chấm', en: 'Judging' }, advance: null })] }],
  };
}
