import type { ScoreFactInput } from '#generated/graphql.ts';

/** Where facts wait on the device. */
export interface FactStore {
  /** Whether what is kept outlives the page. */
  readonly lasting: boolean;
  all(): ScoreFactInput[];
  keep(fact: ScoreFactInput): void;
  forget(id: string): void;
}

/**
 * Facts of one judge in one contest in the browser's storage, each under a key of its own, so that two windows never
 * write over one another. Where storage is switched off they live as long as the page, and `lasting` says so.
 */
export function browserFacts(storage: Storage | null, userId: string, contestId: string): FactStore {
  const prefix = `pho-hien.score.${userId}.${contestId}.`;
  let lasting = storage !== null;
  return {
    get lasting() {
      return lasting;
    },
    all() {
      const keys = Object.keys(storage ?? {}).filter((key) => key.startsWith(prefix));
      return keys.flatMap((key) => {
        try {
          return [JSON.parse(storage!.getItem(key)!) as ScoreFactInput];
        } catch {
          return [];
        }
      });
    },
    keep(fact) {
      try {
        storage?.setItem(prefix + fact.id, JSON.stringify(fact));
      } catch {
        lasting = false;
      }
    },
    forget(id) {
      storage?.removeItem(prefix + id);
    },
  };
}

/** The browser's storage; null where it is switched off. */
export function storageOrNone(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
