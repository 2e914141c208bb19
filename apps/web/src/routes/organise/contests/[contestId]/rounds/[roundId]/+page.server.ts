import { error, fail, type RequestEvent } from '@sveltejs/kit';
import {
  AssignRoundDocument,
  CancelPublicationDocument,
  CorrectResultDocument,
  DecideResultDocument,
  DrawLotDocument,
  EndCalibrationDocument,
  MoveRoundDocument,
  OpenRoundDocument,
  PublishResultDocument,
  ReopenSheetDocument,
  RoundDeskDocument,
  RoundEntriesFoundDocument,
  type RoundMove,
  RoundSheetsDocument,
  SetSheetDocument,
  StartCalibrationDocument,
  StageOrderDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { readDecisions } from '#lib/features/organise/contests/decision-values.ts';
import { entryNumberIn, sheetFilters } from '#lib/features/organise/contests/round/sheet-filters.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { secondFrom } from '#lib/form/vietnam-second.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { contestId, roundId } = event.params;
  const { contest } = await event.parent();
  const board = contest.setup.boards.find(({ rounds }) => rounds.some(({ id }) => id === roundId));
  const round = board?.rounds.find(({ id }) => id === roundId);
  if (!board || !round) error(404, 'Not found', {});
  const [desk, sheets, stage] = await Promise.all([
    ask(event, RoundDeskDocument, { contestId, roundId }),
    ask(event, RoundSheetsDocument, { roundId, ...sheetFilters(event.url.searchParams) }),
    round.pitch ? ask(event, StageOrderDocument, { roundId }) : null,
  ]);
  return {
    stage: stage?.stageOrder ?? null,
    board,
    round,
    progress: desk.roundProgress,
    calibration: desk.roundCalibration ?? null,
    sheets: sheets.roundSheets,
    judges: desk.contestOfficials.judges,
    results: desk.roundResults,
  };
};

type Answer = { readonly __typename: string; readonly problems?: readonly { field: string; code: string }[] };
/** What a form hears of a step: what went wrong, or what was done. */
const heard = (answer: Answer, done: object) =>
  answer.__typename === 'InvalidInput' ? fail(422, { problems: answer.problems ?? [] }) : done;

/** The entry of the round that was typed or chosen; null where it is none. */
async function entryIn(event: RequestEvent, roundId: string, typed: string): Promise<string | null> {
  const number = entryNumberIn(typed);
  if (number === null) return null;
  const { roundEntries } = await ask(event, RoundEntriesFoundDocument, { roundId, search: String(number) });
  return roundEntries.edges[0]?.node.id ?? null;
}

export const actions: Actions = {
  startCalibration: async (event) => {
    const { roundId } = event.params;
    const data = await event.request.formData();
    const typed = data.get('how') === 'CHOSEN' ? data.getAll('entry').map(String) : [];
    const found = await Promise.all(typed.map((one) => entryIn(event, roundId, one)));
    if (found.includes(null)) return fail(422, { problems: [{ field: 'entryIds', code: 'unknown_value' }] });
    const input = { roundId, entryIds: found.flatMap((id) => id ?? []) };
    const { done, refusal } = await attempt(event, StartCalibrationDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.changed, { done: 'startCalibration' });
  },
  endCalibration: async (event) => {
    const input = { roundId: event.params.roundId };
    const { done, refusal } = await attempt(event, EndCalibrationDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.changed, { done: 'endCalibration' });
  },
  open: async (event) => {
    const { done, refusal } = await attempt(event, OpenRoundDocument, { input: { id: event.params.roundId } });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.moved, { done: 'open' });
  },
  draw: async (event) => {
    const word = String((await event.request.formData()).get('word') ?? '');
    const input = { roundId: event.params.roundId, word };
    const { done, refusal } = await attempt(event, DrawLotDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.drawn, { done: 'draw' });
  },
  move: async (event) => {
    const data = await event.request.formData();
    const step = String(data.get('step')) as RoundMove;
    const input = { id: event.params.roundId, step, reason: String(data.get('reason') ?? '') || null };
    const { done, refusal } = await attempt(event, MoveRoundDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.moved, { done: step });
  },
  assign: async (event) => {
    const { done, refusal } = await attempt(event, AssignRoundDocument, { input: { roundId: event.params.roundId } });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return heard(done.assigned, { assigned: done.assigned });
  },
  setSheet: async (event) => {
    const { roundId } = event.params;
    const data = await event.request.formData();
    const typed = data.get('entry');
    const entryId = typed === null ? String(data.get('entryId')) : await entryIn(event, roundId, String(typed));
    if (entryId === null) return fail(422, { problems: [{ field: 'entryId', code: 'unknown_value' }] });
    const input = {
      roundId,
      judgeId: String(data.get('judgeId')),
      entryId,
      assigned: data.get('assigned') === 'yes',
    };
    const { done, refusal } = await attempt(event, SetSheetDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.changed, { done: 'setSheet' });
  },
  reopenSheet: async (event) => {
    const data = await event.request.formData();
    const input = { sheetId: String(data.get('sheetId')), reason: String(data.get('reason') ?? '') };
    const { done, refusal } = await attempt(event, ReopenSheetDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.changed, { done: 'reopenSheet' });
  },
  decide: async (event) => {
    const data = await event.request.formData();
    const input = {
      resultId: String(data.get('resultId')),
      decisions: readDecisions(data),
      minutes: String(data.get('minutes') ?? '').replaceAll('\r\n', '\n'),
    };
    const { done, refusal } = await attempt(event, DecideResultDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.changed, { done: 'decide' });
  },
  publish: async (event) => {
    const data = await event.request.formData();
    const input = { resultId: String(data.get('resultId')), publishAt: null };
    const { done, refusal } = await attempt(event, PublishResultDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.changed, { done: 'publish' });
  },
  schedule: async (event) => {
    const data = await event.request.formData();
    const publishAt = secondFrom(String(data.get('publishAt') ?? ''));
    if (!publishAt) return fail(422, { problems: [{ field: 'publishAt', code: 'not_a_time' }] });
    const input = { resultId: String(data.get('resultId')), publishAt: publishAt.toISOString() };
    const { done, refusal } = await attempt(event, PublishResultDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.changed, { done: 'schedule' });
  },
  cancelPublication: async (event) => {
    const data = await event.request.formData();
    const input = { resultId: String(data.get('resultId')) };
    const { done, refusal } = await attempt(event, CancelPublicationDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.changed, { done: 'cancelPublication' });
  },
  correct: async (event) => {
    const data = await event.request.formData();
    const input = { roundId: event.params.roundId, reason: String(data.get('reason') ?? '') };
    const { done, refusal } = await attempt(event, CorrectResultDocument, { input });
    return refusal ? fail(statusOf(refusal), { refusal }) : heard(done.changed, { done: 'correct' });
  },
};
