import { AuditAnchorsDocument, CheckAnchorDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

const PAGE = 30;

/** What the address asks to compare: an instant and a digest, as a mail's link carries them. */
function asked(query: URLSearchParams): { upTo: string; digest: string } | null {
  const [upTo, digest] = [query.get('upTo') ?? '', query.get('digest') ?? ''];
  return digest !== '' && !Number.isNaN(Date.parse(upTo)) ? { upTo: new Date(upTo).toISOString(), digest } : null;
}

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const compare = asked(query);
  const { auditAnchors } = await ask(event, AuditAnchorsDocument, { first: PAGE, after: query.get('after') || null });
  const check = compare && (await ask(event, CheckAnchorDocument, compare)).verifyAuditAnchor;
  return {
    anchors: auditAnchors.edges.map(({ node }) => node),
    next: auditAnchors.pageInfo.hasNextPage ? (auditAnchors.pageInfo.endCursor ?? null) : null,
    compared: compare && check && { ...compare, check },
  };
};
