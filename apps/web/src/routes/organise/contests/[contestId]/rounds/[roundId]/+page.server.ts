import { error, fail } from '@sveltejs/kit';
import {
  AssignRoundDocument,
  CancelPublicationDocument,
  CorrectResultDocument,
  DecideResultDocument,
  DrawLotDocument,
  MoveRoundDocument,
  OpenRoundDocument,
  PublishResultDocument,
  ReopenSheetDocument,
  RoundDeskDocument,
  type RoundMove,
  SetSheetDocument,
  StageOrderDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { readDecisions } from '#lib/features/organise/contests/decision-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { secondFrom } from '#lib/form/vietnam-second.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { contestId, roundId } = event.params;
  const { contest } = await event.parent();
  const board = contest.setup.boards.find(({ rounds }) => rounds.some(({ id }) => id === roundId));
  const round = board?.rounds.find(({ id }) => id === roundId);
  if (!board || !round) error(404, 'Not found', {});
  const [desk, stage] = await Promise.all([
    ask(event, RoundDeskDocument, { contestId, roundId }),
    round.pitch ? ask(event, StageOrderDocument, { roundId }) : null,
  ]);
  return {
    stage: stage?.stageOrder ?? null,
    board,
    round,
    progress: desk.roundProgress,
    judges: desk.contestOfficials.judges,
    entries: desk.contestEntries.edges.map(({ node }) => node),
    results: desk.roundResults,
  };
};

type Answer = { readonly __typename: string; readonly problems?: readonly { field: string; code: string }[] };
/** What a form hears of a step: what went wrong, or what was done. */
const heard = (answer: Answer, done: object) =>
  answer.__typename === 'InvalidInput' ? fail(422, { problems: answer.problems ?? [] }) : done;

export const actions: Actions = {
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
    const data = await event.request.formData();
    const input = {
      roundId: event.params.roundId,
      judgeId: String(data.get('judgeId')),
      entryId: String(data.get('entryId')),
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
