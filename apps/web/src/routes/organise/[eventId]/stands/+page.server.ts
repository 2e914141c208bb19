import { fail, redirect } from '@sveltejs/kit';
import {
  AssignStandsDocument,
  ChangeStayDocument,
  PlaceExhibitorDocument,
  SaveStandCallDocument,
  StandProposalDocument,
  StandsDeskDocument,
  type BoothPlacing,
  type StayStep,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { deskOf } from '#lib/features/organise/addresses.ts';
import { placingText } from '#lib/features/organise/stands/placing-words.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { secondFrom } from '#lib/form/vietnam-second.ts';
import { m } from '@pho-hien/messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await ask(event, StandsDeskDocument, { eventId: event.params.eventId });
  const wantsProposal = event.url.searchParams.has('propose');
  const proposal = wantsProposal
    ? (await ask(event, StandProposalDocument, { eventId: event.params.eventId })).standProposal
    : null;
  return {
    halls: desk.halls,
    call: desk.standCall ?? null,
    requests: desk.standRequests,
    powers: desk.zonePowers,
    proposal,
  };
};

export const actions: Actions = {
  call: async (event) => {
    const data = await event.request.formData();
    const [opensAt, closesAt] = ['opensAt', 'closesAt'].map((name) => secondFrom(String(data.get(name) ?? '')));
    const problems = [
      ...(opensAt ? [] : [{ field: 'opensAt', code: 'not_a_time' }]),
      ...(closesAt ? [] : [{ field: 'closesAt', code: 'not_a_time' }]),
    ];
    if (!opensAt || !closesAt) return fail(422, { problems });
    const confirmDays = Number.parseInt(String(data.get('confirmDays')), 10);
    if (Number.isNaN(confirmDays)) return fail(422, { problems: [{ field: 'confirmDays', code: 'not_a_number' }] });
    const version = Number(data.get('version')) || null;
    const input = {
      ...{ eventId: event.params.eventId, version, confirmDays },
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
    };
    const { done, refusal } = await attempt(event, SaveStandCallDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { saved } = done;
    if (saved.__typename === 'InvalidInput') return fail(422, { problems: saved.problems });
    if (saved.__typename === 'StaleVersion') return fail(409, { said: m.stands_changed_meanwhile() });
    return { done: 'call' };
  },
  place: async (event) => {
    const data = await event.request.formData();
    const boothId = String(data.get('boothId') ?? '');
    if (!boothId) return fail(422, { problems: [{ field: 'boothId', code: 'required' }] });
    const input = { boothId, requestId: String(data.get('requestId')), as: String(data.get('as')) as BoothPlacing };
    const { done, refusal } = await attempt(event, PlaceExhibitorDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const said = placingText(done.placed);
    return said === null ? { done: 'place' } : fail(409, { said });
  },
  assign: async (event) => {
    const data = await event.request.formData();
    const places = data.getAll('place').map((value) => {
      const [requestId = '', boothId = ''] = String(value).split(' ');
      return { requestId, boothId };
    });
    const input = { eventId: event.params.eventId, places };
    const { done, refusal } = await attempt(event, AssignStandsDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { assigned } = done;
    if (assigned.__typename === 'InvalidInput') return fail(422, { said: m.stands_proposal_none() });
    if (assigned.refused.length > 0)
      return fail(409, {
        said: m.stands_proposal_partly({ assigned: assigned.assigned, refused: assigned.refused.length }),
      });
    redirect(303, deskOf(event.params.eventId, 'stands'));
  },
  change: async (event) => {
    const data = await event.request.formData();
    const input = {
      id: String(data.get('stayId')),
      step: String(data.get('step')) as StayStep,
      reason: String(data.get('reason') ?? ''),
    };
    const { done, refusal } = await attempt(event, ChangeStayDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { changed } = done;
    if (changed.__typename === 'HoldOver') return fail(409, { said: m.stands_hold_over() });
    if (changed.__typename === 'ExhibitorPlaced') return { done: 'change' };
    const { problems } = changed;
    return problems.some(({ field }) => field === 'reason')
      ? fail(422, { problems })
      : fail(409, { said: m.stands_changed_meanwhile() });
  },
};
