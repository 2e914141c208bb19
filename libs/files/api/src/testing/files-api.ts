import { Global, Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { type Clock, newId, type PersonActor } from '@pho-hien/kernel';
import { Authorizer, platformPersistence, Public } from '@pho-hien/platform';
import { actingAs, startTestApi, type TestApi, TestActorsModule } from '@pho-hien/platform/testing';
import { FilePurposes } from '../file-purposes.ts';
import { FilesModule } from '../files.module.ts';
import { filesPersistence } from '../persistence.ts';

/** A schema needs one question. */
@Resolver()
class AnyQuery {
  @Public()
  @Query(() => String)
  nothing(): string {
    return '';
  }
}

/** Identity stands above this context: here nobody may do anything but what is public. */
@Global()
@Module({
  providers: [AnyQuery, { provide: Authorizer, useValue: { decide: () => 'denied' } satisfies Authorizer }],
  exports: [Authorizer],
})
class NobodyModule {}

export const MOST_BYTES = 200_000;

export const somebody = (): PersonActor => ({
  kind: 'person',
  userId: newId(),
  email: 'lan@congty.example',
  name: 'Nguyễn Thị Lan',
  sessionId: newId(),
  secondFactorVerified: false,
  grants: [],
});

/** What an upload answers. */
export interface UploadAnswer {
  readonly status: number;
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly code?: string;
}

/** The API with files alone, and purposes as other contexts would register them. */
export async function startFilesApi(clock: Clock, environment: Record<string, string>) {
  const api = await startTestApi({
    contexts: [platformPersistence, filesPersistence],
    modules: [TestActorsModule, NobodyModule, FilesModule],
    environment: { RATE_LIMITS: 'false', ...environment },
    clock,
  });
  const purposes = api.app.get(FilePurposes);
  /** Who may open the answers of each thing. */
  const readers = new Map<string, string>();
  const wish = { mostBytes: MOST_BYTES };
  purposes.register({ ...wish, name: 'logo', kinds: ['picture'], uploadBy: 'signed-in', opening: 'public' });
  purposes.register({
    ...wish,
    name: 'answer',
    kinds: ['picture', 'pdf'],
    uploadBy: 'anyone',
    opening: async ({ attachedTo }, { actor }) => actor.kind === 'person' && readers.get(attachedTo) === actor.userId,
  });
  return { api, readers, upload: uploader(api), open: opener(api) };
}

const uploader =
  ({ origin }: TestApi) =>
  async (purpose: string, body: Buffer, as?: PersonActor, name = 'ảnh.jpg'): Promise<UploadAnswer> => {
    const response = await fetch(`${origin}/api/files/${purpose}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
        ...(as && actingAs(as)),
      },
      body: new Uint8Array(body),
    });
    return { status: response.status, ...((await response.json()) as Omit<UploadAnswer, 'status'>) };
  };

const opener =
  ({ origin }: TestApi) =>
  (id: string, as?: PersonActor): Promise<Response> =>
    fetch(`${origin}/api/files/${id}`, { headers: as ? actingAs(as) : {} });
