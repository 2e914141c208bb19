import { formatUnits, TOTAL_DECIMALS } from '@pho-hien/contests-core';
import { vietnamDayOf } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { methodText, noteText, outcomeText } from '#lib/features/contests/contest-words.ts';
import { conflictText } from '../desk-words.ts';
import { moment, say } from '#lib/shell/written.ts';
import type { ResultPaper } from './result-paper.ts';

/**
 * The layout that NĐ 30/2020/NĐ-CP gives official papers, as secondary sources tell it: A4, Times New Roman, state and
 * motto at the top right, the issuing body at the top left, page numbers at the top from the second page on. Whatever
 * only people can say (number, place, names of chair and secretary) is left blank.
 */
const FONT = 'Times New Roman';
const mm = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
const A4 = { width: mm(210), height: mm(297) };
const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) };
const BODY = 26;
const SMALL = 22;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];
interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly align?: Alignment;
  readonly before?: number;
}

function line(text: string, { size = BODY, bold, italics, align, before = 60 }: Look = {}): Paragraph {
  return new Paragraph({
    ...(align && { alignment: align }),
    spacing: { before, after: 60 },
    children: [new TextRun({ text, size, ...(bold && { bold }), ...(italics && { italics }) })],
  });
}
const centred = (text: string, look: Look = {}) => line(text, { align: AlignmentType.CENTER, ...look });
const heading = (text: string) => line(text, { bold: true, before: 200 });

/** How wide the page is between its margins, in twips. */
const WIDTH = { portrait: A4.width - MARGIN.left - MARGIN.right, landscape: A4.height - MARGIN.left - MARGIN.right };
/** The column of the entry's title. */
const TITLE = 2;

/** A table whose columns take these parts of `width`; titles stand left, everything else in the middle. */
function table(
  width: number,
  columns: readonly (readonly [head: string, part: number])[],
  rows: readonly string[][],
): Table {
  const whole = columns.reduce((sum, [, part]) => sum + part, 0);
  const widths = columns.map(([, part]) => Math.round((width * part) / whole));
  const cells = (texts: readonly string[], bold: boolean) =>
    texts.map(
      (text, at) =>
        new TableCell({
          verticalAlign: VerticalAlign.CENTER,
          width: { size: widths[at]!, type: WidthType.DXA },
          children: [
            line(text, {
              size: SMALL,
              bold,
              before: 20,
              align: at === TITLE ? AlignmentType.LEFT : AlignmentType.CENTER,
            }),
          ],
        }),
    );
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        children: cells(
          columns.map(([head]) => head),
          true,
        ),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
}

/** Two columns without lines: who issues, and the state; or who signs. */
function twoColumns(left: Paragraph[], right: Paragraph[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        children: [left, right].map(
          (children, at) =>
            new TableCell({
              borders: NO_BORDERS,
              width: { size: at === 0 ? 42 : 58, type: WidthType.PERCENTAGE },
              children,
            }),
        ),
      }),
    ],
  });
}

/** The minutes of a jury with its scores, as a Word file. */
export function minutesDocx(paper: ResultPaper): Promise<Buffer> {
  const page = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: BODY })],
      }),
    ],
  });
  const nothing = new Header({ children: [new Paragraph({})] });
  const section = (orientation: 'portrait' | 'landscape', children: ISectionOptions['children']): ISectionOptions => ({
    properties: {
      titlePage: orientation === 'portrait',
      page: {
        size: { ...A4, orientation: PageOrientation[orientation === 'portrait' ? 'PORTRAIT' : 'LANDSCAPE'] },
        margin: MARGIN,
      },
    },
    headers: { default: page, first: nothing },
    children,
  });
  return Packer.toBuffer(
    new Document({
      styles: { default: { document: { run: { font: FONT, size: BODY } } } },
      sections: [section('portrait', minutesOf(paper)), section('landscape', scoresOf(paper))],
    }),
  );
}

function minutesOf({ contest, board, round, result, judges, sheets }: ResultPaper): ISectionOptions['children'] {
  const numberOf = (entryId: string) => String(result.lines.find((one) => one.entryId === entryId)?.number ?? '');
  const nameOf = (judgeId: string) => judges.find(({ id }) => id === judgeId)?.name ?? '';
  const differing = result.lines.filter(({ reason }) => reason !== '');
  const voided = sheets.filter(({ status }) => status === 'VOID');
  const allowed = sheets.flatMap(({ judgeId, entryId, allowedTies }) =>
    allowedTies.map(({ kind, reason }) => ({ judgeId, entryId, kind: conflictText(kind), reason })),
  );
  const equal = result.lines.flatMap(({ entryId, notes }) =>
    notes
      .filter(({ code }) => code === 'TIE_BROKEN' || code === 'TIE_OPEN')
      .map((note) => ({ entryId, note: noteText(note, round) })),
  );
  const decidedAt = result.decidedAt ?? null;
  const talk = result.minutes === '' ? [m.minutes_no_talk()] : result.minutes.split('\n');
  return [
    twoColumns(
      [
        centred(m.minutes_committee(), { size: 24, bold: true }),
        centred(say(contest.name).toLocaleUpperCase('vi'), { size: 24, bold: true }),
        centred(m.minutes_number()),
      ],
      [
        centred(m.minutes_state(), { size: 24, bold: true }),
        centred(m.minutes_motto(), { bold: true }),
        centred(m.minutes_place_date(dateParts(decidedAt)), { italics: true }),
      ],
    ),
    centred(m.minutes_title(), { size: 28, bold: true, before: 360 }),
    centred(m.minutes_subject({ board: say(board.name), round: say(round.name) }), { bold: true }),
    ...(decidedAt ? [] : [centred(m.minutes_draft(), { bold: true })]),
    ...(result.correctionReason == null ? [] : [line(m.minutes_correction({ reason: result.correctionReason }))]),
    heading(m.minutes_members()),
    line(m.minutes_chair()),
    line(m.minutes_secretary()),
    ...judges.map(({ name }, at) => line(m.minutes_judge({ number: at + 1, name }))),
    heading(m.minutes_result()),
    line(
      m.minutes_entries({
        count: result.lines.length,
        sheets: sheets.filter(({ status }) => status === 'SUBMITTED').length,
      }),
    ),
    table(
      WIDTH.portrait,
      [
        [m.minutes_column_place(), 10],
        [m.minutes_column_number(), 7],
        [m.minutes_column_entry(), 48],
        [m.minutes_column_score(), 12],
        [m.minutes_column_outcome(), 23],
      ],
      result.lines.map((one) => [
        String(one.place ?? '–'),
        String(one.number ?? ''),
        one.organisationName === one.title ? one.title : `${one.title} (${one.organisationName})`,
        scoreText(one.score, result.decimals),
        outcomeOf(one, board),
      ]),
    ),
    ...(equal.length === 0
      ? []
      : [
          line(m.minutes_ties()),
          ...equal.map(({ entryId, note }) => line(m.minutes_tie({ number: numberOf(entryId), note }))),
        ]),
    ...(differing.length === 0
      ? []
      : [
          line(m.minutes_differences()),
          ...differing.map(({ entryId, reason }) => line(m.minutes_differs({ number: numberOf(entryId), reason }))),
        ]),
    heading(m.minutes_talk()),
    ...talk.map((text) => line(text)),
    heading(m.minutes_recusals()),
    ...(voided.length === 0
      ? [line(m.minutes_no_recusals())]
      : voided.map(({ judgeId, entryId, reason }) =>
          line(m.minutes_recusal({ judge: nameOf(judgeId), number: numberOf(entryId), reason: reason ?? '' })),
        )),
    ...(allowed.length === 0
      ? []
      : [
          line(m.minutes_allowed()),
          ...allowed.map(({ judgeId, entryId, kind, reason }) =>
            line(m.minutes_allowed_one({ judge: nameOf(judgeId), number: numberOf(entryId), kind, reason })),
          ),
        ]),
    heading(m.minutes_method()),
    line(methodText(result.method)),
    line(m.minutes_rules({ version: result.rulesVersion, hash: result.hash })),
    ...(decidedAt ? [line(m.minutes_closing({ time: moment(decidedAt) }), { before: 200 })] : []),
    twoColumns(
      [
        centred(m.minutes_sign_secretary(), { bold: true, before: 360 }),
        centred(m.minutes_sign_hint(), { italics: true }),
      ],
      [centred(m.minutes_sign_chair(), { bold: true, before: 360 }), centred(m.minutes_sign_hint(), { italics: true })],
    ),
  ];
}

function scoresOf({ board, round, result, judges, sheets }: ResultPaper): ISectionOptions['children'] {
  const totalOf = new Map(sheets.map(({ judgeId, entryId, total }) => [`${judgeId} ${entryId}`, total]));
  return [
    centred(m.minutes_scores(), { size: 28, bold: true }),
    centred(`${say(board.name)}, ${say(round.name)}`, { bold: true }),
    line(m.minutes_scores_text(), { size: SMALL }),
    table(
      WIDTH.landscape,
      [
        [m.minutes_column_place(), 6],
        [m.minutes_column_number(), 5],
        [m.minutes_column_entry(), 40],
        ...judges.map((_, at) => [m.minutes_column_judge({ number: at + 1 }), 8] as const),
        [m.minutes_column_mean(), 10],
        [m.minutes_column_score(), 8],
      ],
      result.lines.map((one) => [
        String(one.place ?? '–'),
        String(one.number ?? ''),
        one.title,
        ...judges.map(({ id }) => scoreText(totalOf.get(`${id} ${one.entryId}`), TOTAL_DECIMALS, '')),
        scoreText(one.raw, result.decimals),
        scoreText(one.score, result.decimals),
      ]),
    ),
    ...judges.map(({ name }, at) => line(`${m.minutes_column_judge({ number: at + 1 })}: ${name}`, { size: SMALL })),
  ];
}

function scoreText(units: number | null | undefined, decimals: number, none = '–'): string {
  return units == null ? none : formatUnits(units, decimals);
}

function outcomeOf({ outcome, prize }: ResultPaper['result']['lines'][number], board: ResultPaper['board']): string {
  const won = prize == null ? undefined : board.prizes[prize];
  return won ? say(won.name) : outcome ? outcomeText(outcome) : '';
}

/** Day, month and year as papers write them; dots to fill in where it is not known. */
function dateParts(instant: string | null): { day: string; month: string; year: string } {
  const [year, month, day] = instant ? vietnamDayOf(new Date(instant)).split('-') : ['……', '……', '……'];
  return { day: day!, month: month!, year: year! };
}
