import { unmetNeeds } from '../requests/stand-request.ts';
import type { AllocationTask, AskingExhibitor, PlacingReason, Proposal, Unplaced } from './allocation-task.ts';
import { HallBoard } from './hall-board.ts';

/** How often all are gone through to find a better place; it ends before when nothing gets better. */
const ROUNDS = 8;

/**
 * Who comes first is asked first: the first of their wishes that fits, else the first booth that does. It is where
 * `allocate` begins, and what it is measured against.
 */
export function firstComeFirstServed(task: AllocationTask): Proposal {
  const board = new HallBoard(task);
  serveInOrder(board, task);
  return proposalOf(board, task);
}

/**
 * Proposes a booth for as many as can have one. Never: two in one booth, more power than a zone has, needs unmet,
 * neighbours who avoid each other. Then, in this order: first wishes, a place for everybody, later wishes, fields
 * together. Begins first come, first served and goes on by moves, swaps and evictions of which each makes the whole
 * better; so no fewer first wishes are met than there. The same task always gives the same proposal.
 */
export function allocate(task: AllocationTask): Proposal {
  const board = new HallBoard(task);
  serveInOrder(board, task);
  for (let round = 0; round < ROUNDS; round += 1) {
    const better = task.requests.filter((request) => improve(board, task, request)).length;
    if (better === 0) break;
  }
  return proposalOf(board, task);
}

function serveInOrder(board: HallBoard, { booths, requests }: AllocationTask): void {
  for (const request of requests) {
    const wished = request.wishes.flatMap((id) => board.booths.get(id) ?? []);
    const booth = [...wished, ...booths].find((one) => board.fits(request, one));
    if (booth) board.put(request, booth.id);
  }
}

/** Finds the request a better place, also at the cost of others who lose less; whether it did. */
function improve(board: HallBoard, { booths, requests }: AllocationTask, request: AskingExhibitor): boolean {
  const here = board.boothOf(request.id);
  const is = here === undefined ? 0 : board.worth(request, board.booths.get(here)!);
  if (here !== undefined) board.take(request);
  const free = bestFree(board, booths, request);
  const wished = request.wishes[0];
  const gainByWish =
    wished !== undefined && wished !== here ? evictionGain(board, booths, requests, request, wished) : null;
  if (gainByWish && gainByWish.gain > is && gainByWish.gain >= (free?.worth ?? 0)) {
    gainByWish.carryOut();
    return true;
  }
  if (free && free.worth > is) {
    board.put(request, free.boothId);
    return true;
  }
  if (here !== undefined) board.put(request, here);
  return false;
}

function bestFree(board: HallBoard, booths: AllocationTask['booths'], request: AskingExhibitor) {
  let best: { readonly boothId: string; readonly worth: number } | undefined;
  for (const booth of booths) {
    if (!board.fits(request, booth)) continue;
    const worth = board.worth(request, booth);
    if (!best || worth > best.worth) best = { boothId: booth.id, worth };
  }
  return best;
}

/** What it brings in all to give the request its first wish and whoever is there the best booth that is then free. */
function evictionGain(
  board: HallBoard,
  booths: AllocationTask['booths'],
  requests: AllocationTask['requests'],
  request: AskingExhibitor,
  wished: string,
) {
  const booth = board.booths.get(wished);
  const other = booth && board.whoIs(wished);
  // Who keeps their booth is not asked to leave it.
  if (!booth || !other || !requests.includes(other)) return null;
  const lost = board.worth(other, booth);
  board.take(other);
  let result: { readonly gain: number; readonly carryOut: () => void } | null = null;
  if (board.fits(request, booth)) {
    board.put(request, wished);
    const own = board.worth(request, booth);
    const elsewhere = bestFree(board, booths, other);
    const gain = own + (elsewhere?.worth ?? 0) - lost;
    board.take(request);
    result = {
      gain,
      carryOut: () => {
        board.take(other);
        board.put(request, wished);
        if (elsewhere) board.put(other, elsewhere.boothId);
      },
    };
  }
  board.put(other, wished);
  return result;
}

function proposalOf(board: HallBoard, task: AllocationTask): Proposal {
  const places = task.requests.flatMap((request) => {
    const boothId = board.boothOf(request.id);
    if (boothId === undefined) return [];
    const sameField = board.sameField(request, board.booths.get(boothId)!);
    const wish = request.wishes.indexOf(boothId);
    const reason: PlacingReason =
      wish === 0 ? 'FIRST_WISH' : wish > 0 ? 'LATER_WISH' : sameField > 0 ? 'FIELD_TOGETHER' : 'FREE';
    return [{ requestId: request.id, boothId, reason, sameField }];
  });
  const unplaced = task.requests
    .filter(({ id }) => board.boothOf(id) === undefined)
    .map((one) => whyNot(board, task, one));
  return { places, unplaced };
}

/** The first hindrance, in the order in which one would ask: is a booth left, does one do, has it power, whom is it beside. */
function whyNot(board: HallBoard, { booths }: AllocationTask, request: AskingExhibitor): Unplaced {
  const because = (reason: Unplaced['reason'], needs: Unplaced['needs'] = []) => ({
    requestId: request.id,
    reason,
    needs,
  });
  const free = booths.filter(({ id }) => board.isFree(id));
  if (free.length === 0) return because('NO_BOOTH_LEFT');
  const doing = free.filter((booth) => board.meets(request, booth));
  if (doing.length === 0) {
    const unmet = free.map((booth) => unmetNeeds(request, booth));
    return because(
      'NEEDS',
      unmet.reduce((least, one) => (one.length < least.length ? one : least)),
    );
  }
  return because(doing.some((booth) => board.hasPower(request, booth)) ? 'NEIGHBOURS' : 'POWER');
}
