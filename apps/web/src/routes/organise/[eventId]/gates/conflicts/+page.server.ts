import { WALK_UP_IDENTITIES } from '@pho-hien/events-core';
import { fail } from '@sveltejs/kit';
import { DecideQuarantineDocument, GateConflictsDocument, QuarantineDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { settleConflict } from '#lib/features/organise/gates/server/settle-conflict.ts';
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
  settle: settleConflict,
  decide: async (event) => {
    const data = await event.request.formData();
    const decision = data.get('decision') === 'ACCEPTED' ? ('ACCEPTED' as const) : ('DISCARDED' as const);
    const named = textOf(data, 'factIds').split(' ').filter(Boolean);
    const guestIs = WALK_UP_IDENTITIES.find((one) => one === data.get('guestIs')) ?? null;
    const input = {
      deviceId: textOf(data, 'deviceId'),
      factIds: named.length > 0 ? named : null,
      decision,
      guestIs,
      reason: textOf(data, 'reason'),
    };
    const { done, refusal } = await attempt(event, DecideQuarantineDocument, { input });
    if (refusal) return fail(statusOf(refusal), { refusal });
    const { decideQuarantine } = done;
    if (decideQuarantine.__typename === 'InvalidInput') return fail(422, { problems: decideQuarantine.problems });
    const { decided, refused } = decideQuarantine;
    // Nothing could be taken: the question stays open, and says why.
    if (decided === 0 && refused > 0) return fail(409, { stuck: true });
    return { decided, refused };
  },
};
