import type { OwnSheetPartsFragment } from '#generated/graphql.ts';

/** A judge's sheets as the server is known to have them. */
export interface SheetSnapshot {
  /** The server's clock, ISO 8601. */
  readonly at: string;
  readonly sheets: readonly OwnSheetPartsFragment[];
}

const PREFIX = 'pho-hien.sheets.';

/**
 * The latest of what the server said, on the device: a page that is opened without a network was written when it was
 * kept, and more may have been saved since. Where storage is switched off, or full, there is none.
 */
export function browserSnapshot(storage: Storage | null, userId: string, contestId: string) {
  const key = `${PREFIX}${userId}.${contestId}`;
  return {
    load(): SheetSnapshot | null {
      try {
        const text = storage?.getItem(key);
        return text ? (JSON.parse(text) as SheetSnapshot) : null;
      } catch {
        return null;
      }
    },
    keep(snapshot: SheetSnapshot): void {
      try {
        storage?.setItem(key, JSON.stringify(snapshot));
      } catch {
        storage?.removeItem(key);
      }
    },
  };
}

/** Nothing of anybody's sheets is left on the device. */
export function forgetSnapshots(storage: Storage | null): void {
  for (const key of Object.keys(storage ?? {})) if (key.startsWith(PREFIX)) storage!.removeItem(key);
}

interface Fact {
  readonly sheetId: string;
  readonly criterionId: string;
  readonly points?: number | null;
  readonly note: string;
  readonly at: string;
}

/** The sheets with what the server has taken since, in the order in which it was written. */
export function withTaken(
  sheets: readonly OwnSheetPartsFragment[],
  facts: readonly Fact[],
): readonly OwnSheetPartsFragment[] {
  const bySheet = Map.groupBy(facts, ({ sheetId }) => sheetId);
  return sheets.map((sheet) => {
    const own = bySheet.get(sheet.id);
    if (!own) return sheet;
    const marks = new Map(sheet.marks.map((mark) => [mark.criterionId, mark]));
    for (const { criterionId, points, note, at } of own)
      marks.set(criterionId, { criterionId, points: points ?? null, note, at });
    return { ...sheet, status: sheet.status === 'EMPTY' ? 'IN_PROGRESS' : sheet.status, marks: [...marks.values()] };
  });
}
