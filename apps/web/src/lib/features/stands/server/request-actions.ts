import { fail, type RequestEvent } from '@sveltejs/kit';
import { m } from '@pho-hien/messages';
import { SaveStandRequestDocument, StandMapDocument } from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import { request } from '#lib/api/request.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { moment } from '#lib/shell/written.ts';
import { readRequest, requestInput } from '../request-values.ts';

type Event = Pick<RequestEvent, 'fetch' | 'request' | 'url'>;

/** The booths of an event's published plans: ids by number, and numbers by id. */
export async function boothsOf(fetch: typeof globalThis.fetch, slug: string) {
  const { standMap } = await request(fetch, StandMapDocument, { slug });
  const booths = standMap?.halls.flatMap((hall) => hall.booths) ?? [];
  return {
    ids: new Map(booths.map(({ id, number }) => [number, id])),
    numbers: new Map(booths.map(({ id, number }) => [id, number])),
  };
}

interface Place {
  readonly id: string;
  readonly version: number | null;
  readonly organisationId: string;
  readonly eventId: string;
  readonly slug: string;
}

/** Keeps what the form of a request sent; what the form hears where it is not kept, null where it is. */
export async function saveStandRequest(event: Event, data: FormData, { slug, ...place }: Place) {
  const values = readRequest(data);
  const { input, unknown } = requestInput(values, (await boothsOf(event.fetch, slug)).ids);
  const problems = [
    ...(unknown.length > 0 ? [{ field: 'wishes', code: 'unknown_value' }] : []),
    ...(Number.isNaN(input.watts) ? [{ field: 'watts', code: 'not_a_number' }] : []),
  ];
  if (problems.length > 0) return fail(422, { values, problems });
  const { done, refusal } = await attempt(event, SaveStandRequestDocument, { input: { ...place, ...input } });
  if (refusal) return fail(statusOf(refusal), { values, refusal });
  const { saved } = done;
  if (saved.__typename === 'StandRequestSaved') return null;
  if (saved.__typename === 'InvalidInput') return fail(422, { values, problems: saved.problems });
  if (saved.__typename === 'StaleVersion') return fail(409, { values, said: m.stands_changed_meanwhile() });
  if (saved.__typename === 'AlreadyAsked') return fail(409, { values, said: m.stands_already_asked() });
  const { closesAt } = saved;
  return fail(409, { values, said: closesAt ? m.stands_closed_at({ time: moment(closesAt) }) : m.stands_not_taken() });
}
