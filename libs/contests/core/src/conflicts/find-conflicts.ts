/** What ties a judge to an entry. */
export const CONFLICT_KINDS = [
  /** Is in the entry's team. */
  'TEAM_MEMBER',
  /** Belongs to the organisation that entered. */
  'SAME_ORGANISATION',
  /** Said so, by declaring it or by recusing. */
  'DECLARED',
  /** Entered the same board. */
  'ENTERED_BOARD',
  /** Mentors the team. */
  'MENTOR',
  /** Has a mail address at the same domain, which is not a public one. */
  'SAME_MAIL_DOMAIN',
  /** Has worked with somebody of the team. */
  'WORKED_TOGETHER',
] as const;

/** What ties a judge to an entry. */
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** The kinds that bar a judge outright; of the others the secretary decides. */
export const BARRING_KINDS: ReadonlySet<ConflictKind> = new Set([
  'TEAM_MEMBER',
  'SAME_ORGANISATION',
  'DECLARED',
  'ENTERED_BOARD',
]);

/** What is known of a judge. */
export interface JudgeTies {
  readonly userId: string;
  readonly email: string;
  readonly organisationIds: ReadonlySet<string>;
  /** Boards that the judge entered, by any of their teams. */
  readonly enteredBoardIds: ReadonlySet<string>;
  /** Entries of which the judge declared a stake, or recused. */
  readonly declaredEntryIds: ReadonlySet<string>;
  /** People whom the judge worked with, as anybody told. */
  readonly workedWithIds: ReadonlySet<string>;
}

/** What is known of an entry. */
export interface EntryTies {
  readonly entryId: string;
  readonly boardId: string;
  readonly organisationId: string;
  readonly memberIds: readonly string[];
  readonly memberEmails: readonly string[];
  readonly mentorIds: readonly string[];
}

/**
 * Every tie between a judge and an entry, in the order of {@link CONFLICT_KINDS}.
 *
 * @param publicMailDomains lower-case domains at which anybody gets an address, from `data/public-mail-domains.json`
 */
export function findConflicts(
  judge: JudgeTies,
  entry: EntryTies,
  publicMailDomains: ReadonlySet<string>,
): ConflictKind[] {
  const holds: Record<ConflictKind, boolean> = {
    TEAM_MEMBER: entry.memberIds.includes(judge.userId),
    SAME_ORGANISATION: judge.organisationIds.has(entry.organisationId),
    DECLARED: judge.declaredEntryIds.has(entry.entryId),
    ENTERED_BOARD: judge.enteredBoardIds.has(entry.boardId),
    MENTOR: entry.mentorIds.includes(judge.userId),
    SAME_MAIL_DOMAIN: entry.memberEmails.some((email) => shareDomain(judge.email, email, publicMailDomains)),
    WORKED_TOGETHER: entry.memberIds.some((id) => judge.workedWithIds.has(id)),
  };
  return CONFLICT_KINDS.filter((kind) => holds[kind]);
}

/** Whether two addresses are of one house: the same domain or one below it (`cntt.hy.edu.vn`, `hy.edu.vn`). */
export function shareDomain(a: string, b: string, publicMailDomains: ReadonlySet<string>): boolean {
  const [one, other] = [domainOf(a), domainOf(b)];
  if (one === '' || other === '' || publicMailDomains.has(one) || publicMailDomains.has(other)) return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function domainOf(email: string): string {
  return email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
}
