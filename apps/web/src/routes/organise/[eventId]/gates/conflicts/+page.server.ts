import { fail } from '@sveltejs/kit';
import {
  DecideQuarantineDocument,
  GateConflictsDocument,
  QuarantineDocument,
  SettleGateConflictDocument,
} from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { eventId } = event.params;
  const { may } = await event.parent();
  const [{ conflicts }, quarantine] = await Promise.all([
    ask(event, GateConflictsDocument, { eventId, after: event.url.searchParams.get('after') }),
    may.includes('checkin.manage') ? ask(event, QuarantineDocument, { eventId }) : null,
  ]);
  return {
    unsettled: conflicts.totalCount,
    conflicts: conflicts.edges.map(({ node }) => node),
    next: conflicts.pageInfo.hasNextPage ? conflicts.pageInfo.endCursor : null,
    quarantine: quarantine?.quarantinedFacts ?? [],
    maySettle: may.includes('scan.override'),
  };
};

const textOf = (data: FormData, name: string) => String(data.get(name) ?? '').trim();

export const actions: Actions = {
  settle: async (event) => {
    const data = await event.request.formData();
    const input = { conflictId: textOf(data, 'conflictId'), note: textOf(data, 'reason') };
    const { done, refusal } = await attempt(event, SettleGateConflictDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    if (done.settleConflict.__typename !== 'InvalidInput') return { settled: input.conflictId };
    const problems = done.settleConflict.problems.map(({ code }) => ({ field: 'reason', code }));
    return fail(422, { problems });
  },
  decide: async (event) => {
    const data = await event.request.formData();
    const decision = data.get('decision') === 'ACCEPTED' ? ('ACCEPTED' as const) : ('DISCARDED' as const);
    const input = { deviceId: textOf(data, 'deviceId'), decision, reason: textOf(data, 'reason') };
    const { done, refusal } = await attempt(event, DecideQuarantineDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { decideQuarantine } = done;
    if (decideQuarantine.__typename === 'InvalidInput') return fail(422, { problems: decideQuarantine.problems });
    return { decided: decideQuarantine.decided, refused: decideQuarantine.refused };
  },
};
