import { unmetNeeds } from '../requests/stand-request.ts';
import type { AllocationTask, AskingExhibitor, OfferedBooth } from './allocation-task.ts';

/** What a place is worth: wishes before everything, a place before company. No place outweighs a first wish. */
const WORTH = { firstWish: 1_000, laterWish: [0, 40, 20], place: 300, sameField: 4 } as const;

/** Who is where, while it is being tried out. Knows what may not be, and what a place is worth. */
export class HallBoard {
  readonly booths: ReadonlyMap<string, OfferedBooth>;
  private readonly power: Map<string, number>;
  private readonly inBooth = new Map<string, AskingExhibitor>();
  private readonly placed = new Map<string, string>();
  /** Of each request, whom it may not stand beside: it said so, or they did. */
  private readonly apart: ReadonlyMap<string, ReadonlySet<string>>;

  constructor({ booths, power, requests, kept }: AllocationTask) {
    this.booths = new Map(booths.map((booth) => [booth.id, booth]));
    this.power = new Map(Object.entries(power));
    this.apart = apartFrom([...requests, ...kept.map(({ request }) => request)]);
    for (const { boothId, request } of kept) this.inBooth.set(boothId, request);
  }

  boothOf(requestId: string): string | undefined {
    return this.placed.get(requestId);
  }

  isFree(boothId: string): boolean {
    return !this.inBooth.has(boothId);
  }

  whoIs(boothId: string): AskingExhibitor | undefined {
    return this.inBooth.get(boothId);
  }

  /** Whether the booth gives what the request needs. */
  meets(request: AskingExhibitor, booth: OfferedBooth): boolean {
    return unmetNeeds(request, booth).length === 0;
  }

  hasPower(request: AskingExhibitor, booth: OfferedBooth): boolean {
    return (this.power.get(booth.zoneId) ?? 0) >= request.watts;
  }

  /** Whether nobody near the booth is one beside whom the request may not stand. */
  isApart(request: AskingExhibitor, booth: OfferedBooth): boolean {
    const rivals = this.apart.get(request.id);
    if (!rivals || rivals.size === 0) return true;
    return booth.near.every((id) => {
      const there = this.inBooth.get(id);
      return !there || !rivals.has(there.id);
    });
  }

  /** Whether the request can go into the booth, free as it is now. */
  fits(request: AskingExhibitor, booth: OfferedBooth): boolean {
    return (
      this.isFree(booth.id) &&
      this.meets(request, booth) &&
      this.hasPower(request, booth) &&
      this.isApart(request, booth)
    );
  }

  put(request: AskingExhibitor, boothId: string): void {
    this.inBooth.set(boothId, request);
    this.placed.set(request.id, boothId);
    this.draw(boothId, request.watts);
  }

  take(request: AskingExhibitor): string {
    const boothId = this.placed.get(request.id)!;
    this.inBooth.delete(boothId);
    this.placed.delete(request.id);
    this.draw(boothId, -request.watts);
    return boothId;
  }

  /** How many of the request's field stand near the booth. */
  sameField({ field }: AskingExhibitor, booth: OfferedBooth): number {
    if (field === null) return 0;
    return booth.near.reduce((count, id) => count + (this.inBooth.get(id)?.field === field ? 1 : 0), 0);
  }

  /** What it is worth that the request is in the booth, as the others stand now. */
  worth(request: AskingExhibitor, booth: OfferedBooth): number {
    const wish = request.wishes.indexOf(booth.id);
    const wished = wish === 0 ? WORTH.firstWish : wish > 0 ? (WORTH.laterWish[wish] ?? 0) : 0;
    // Company is counted once from each side, so that a swap weighs what it gives and takes away.
    return WORTH.place + wished + 2 * WORTH.sameField * this.sameField(request, booth);
  }

  private draw(boothId: string, watts: number): void {
    const { zoneId } = this.booths.get(boothId)!;
    this.power.set(zoneId, (this.power.get(zoneId) ?? 0) - watts);
  }
}

function apartFrom(requests: readonly AskingExhibitor[]): Map<string, Set<string>> {
  const apart = new Map(requests.map(({ id }) => [id, new Set<string>()]));
  for (const { id, avoid } of requests)
    for (const other of avoid) {
      apart.get(id)?.add(other);
      apart.get(other)?.add(id);
    }
  return apart;
}
