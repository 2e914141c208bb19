import type { AllocationTask, AskingExhibitor, OfferedBooth, Proposal } from './allocation-task.ts';

const FIELDS = ['FOOD', 'CRAFT', 'DIGITAL', 'HEALTH', 'TOURISM'];

/** Chance that is the same for the same seed: a mulberry32 generator. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Booths in rows of twenty, each beside the next; requests that wish for the booths near the entrance most. */
export function aTask(seed: number, booths: number, requests: number): AllocationTask {
  const chance = chanceFrom(seed);
  const whole = (below: number) => Math.floor(chance() * below);
  const id = (booth: number) => `booth-${booth}`;
  const offered = Array.from({ length: booths }, (_, i): OfferedBooth => {
    const near = [i % 20 > 0 ? i - 1 : -1, i % 20 < 19 ? i + 1 : -1, i - 20, i + 20];
    return {
      id: id(i),
      zoneId: `zone-${Math.floor(i / 100)}`,
      watts: i % 5 === 0 ? 3_000 : 1_000,
      water: i % 5 === 0,
      internet: i % 3 > 0,
      near: near.filter((other) => other >= 0 && other < booths).map(id),
    };
  });
  const zones = new Set(offered.map(({ zoneId }) => zoneId));
  return {
    booths: offered,
    power: Object.fromEntries([...zones].map((zone) => [zone, 45_000])),
    requests: Array.from({ length: requests }, (_, i): AskingExhibitor => ({
      id: `request-${i}`,
      // The square draws people to the first numbers.
      wishes: [...new Set(Array.from({ length: whole(4) }, () => id(Math.floor(chance() ** 2 * booths))))],
      watts: chance() < 0.15 ? 1_500 + 500 * whole(4) : 200 + 100 * whole(8),
      water: chance() < 0.08,
      internet: chance() < 0.4,
      field: FIELDS[whole(FIELDS.length)]!,
      avoid: chance() < 0.1 ? [`request-${whole(requests)}`].filter((other) => other !== `request-${i}`) : [],
    })),
    kept: [],
  };
}

/** Everything in a proposal that may not be, in words for whoever reads a failed test. */
export function violations({ booths, power, requests, kept }: AllocationTask, { places }: Proposal): string[] {
  const booth = new Map(booths.map((one) => [one.id, one]));
  const asking = new Map(requests.map((one) => [one.id, one]));
  const there = new Map<string, AskingExhibitor>(kept.map(({ boothId, request }) => [boothId, request]));
  const drawn = new Map<string, number>();
  const found: string[] = [];
  for (const { boothId, requestId } of places) {
    const [place, request] = [booth.get(boothId)!, asking.get(requestId)!];
    if (there.has(boothId)) found.push(`two in ${boothId}`);
    there.set(boothId, request);
    drawn.set(place.zoneId, (drawn.get(place.zoneId) ?? 0) + request.watts);
    if (request.watts > place.watts || (request.water && !place.water) || (request.internet && !place.internet))
      found.push(`${requestId} lacks something in ${boothId}`);
  }
  for (const [zone, watts] of drawn) if (watts > power[zone]!) found.push(`${zone} draws ${watts}`);
  for (const { boothId, requestId } of places)
    for (const near of booth.get(boothId)!.near) {
      const other = there.get(near);
      if (other && (asking.get(requestId)!.avoid.includes(other.id) || other.avoid.includes(requestId)))
        found.push(`${requestId} beside ${other.id}`);
    }
  if (new Set(places.map(({ requestId }) => requestId)).size < places.length) found.push('one in two booths');
  return found;
}
