import type { INestApplicationContext } from '@nestjs/common';
import { ENTRY_SUMMARY, SaveEntry, SubmitEntry } from '@pho-hien/contests-api';
import { FilePurposes, StoreFile } from '@pho-hien/files-api';
import { newId } from '@pho-hien/kernel';
import type { Field } from '@pho-hien/organisations-core';
import { type Caller, SqlPool } from '@pho-hien/platform';

/** So many startups of the demonstration enter the contest. */
const ENTRANTS = 20;

/** A startup with the person who enters it. */
export interface Entrant {
  readonly organisationId: string;
  readonly title: string;
  readonly pitch: string;
  readonly field: Field | null;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

/** The startups that enter, with who answers for each. */
export async function entrantsOf(app: INestApplicationContext): Promise<Entrant[]> {
  const { rows } = await app.get(SqlPool).query<Entrant>(
    `select o.id as "organisationId", coalesce(o.project_name, o.name) as title, o.pitch, o.field,
       u.id as "userId", u.email, u.name
     from organisations o
       join role_grants g on g.organisation_id = o.id and g.role = 'STARTUP_OWNER' and g.revoked_at is null
       join users u on u.id = g.user_id
     where o.merged_into_id is null and o.kind in ('ENTERPRISE', 'TEAM', 'INDIVIDUAL') and o.field is not null
     order by o.id limit $1`,
    [ENTRANTS],
  );
  return rows;
}

/** Enters a startup, with a summary on one page, and hands it in. Returns the entry's id. */
export async function enter(
  app: INestApplicationContext,
  owner: Caller,
  place: { readonly contestId: string; readonly boardId: string },
  entrant: Entrant,
): Promise<string> {
  const id = newId();
  const purpose = app.get(FilePurposes).find(ENTRY_SUMMARY)!;
  const file = await app.get(StoreFile).run(owner, purpose, `${entrant.title}.pdf`, onePager());
  await app.get(SaveEntry).run(owner, {
    ...place,
    id,
    organisationId: entrant.organisationId,
    title: entrant.title,
    summary: entrant.pitch || `${entrant.title}: sản phẩm đầu tiên đã có khách hàng dùng thử.`,
    field: entrant.field,
    videoUrl: '',
    onePagerFileId: file.id,
    team: [{ fullName: entrant.name, email: entrant.email, task: 'Trưởng nhóm' }],
    mentorEmails: [],
  });
  await app.get(SubmitEntry).run(owner, id, 1);
  return id;
}

/** An empty page. */
function onePager(): Buffer {
  return Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    'latin1',
  );
}
