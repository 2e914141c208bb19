import { newId } from '@pho-hien/kernel';
import { sqlOf } from '@pho-hien/platform';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RemoveUnattached } from './removal/remove-unattached.ts';
import { StoredFile } from './rows/stored-file.entity.ts';
import { StoredFiles } from './stored-files.ts';
import { KeepStream } from './uploads/keep-stream.ts';
import { PassThrough } from 'node:stream';
import { MOST_BYTES, somebody, startFilesApi } from './testing/files-api.ts';
import { IMPOSTORS, PDF, photograph, pixelFlood } from './testing/samples.ts';

type FilesApi = Awaited<ReturnType<typeof startFilesApi>>;

let folder: string;
let files: FilesApi;
let now = new Date('2026-12-01T02:00:00Z');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pho-hien-files-'));
  files = await startFilesApi({ now: () => now }, { STORAGE_URL: pathToFileURL(folder).href });
});
afterAll(async () => {
  await files.api.close();
  await rm(folder, { recursive: true, force: true });
});

const caller = (actor = somebody()) => ({ actor, requestId: 'test', locale: 'vi' as const });
const attach = (ids: string[], to: string, actor = somebody(), purpose = 'answer') =>
  files.api.database.transaction((tx) =>
    files.api.app.get(StoredFiles).attach(tx, { ids, purpose, to, caller: caller(actor) }),
  );
const rows = () => sqlOf(files.api.database.reader, StoredFile).selectFrom('stored_files');
const kept = async () => (await readdir(folder, { recursive: true })).filter((name) => name.length > 10);

describe('an upload', () => {
  it('draws a picture anew: upright, without metadata, under a harmless name', async () => {
    const answer = await files.upload('answer', await photograph(), undefined, '../../Ảnh của Lan.exe');
    expect(answer).toMatchObject({ status: 201, name: 'Ảnh của Lan.jpg', mediaType: 'image/jpeg' });
    const to = newId();
    const reader = somebody();
    files.readers.set(to, reader.userId);
    expect(await attach([answer.id], to)).toEqual([]);
    const content = Buffer.from(await (await files.open(answer.id, reader)).arrayBuffer());
    const { width, height, exif, orientation } = await sharp(content).metadata();
    expect([width, height, exif, orientation]).toEqual([40, 60, undefined, undefined]);
  });

  it('makes a large picture smaller', async () => {
    const owner = somebody();
    const { id } = await files.upload('answer', await photograph(3000, 1500), owner);
    const { width, height } = await sharp(await (await files.open(id, owner)).arrayBuffer()).metadata();
    expect([width, height]).toEqual([1200, 2400]);
  });

  it('keeps a PDF byte by byte', async () => {
    const owner = somebody();
    const { id, mediaType } = await files.upload('answer', PDF, owner, 'hồ sơ.PDF');
    expect(mediaType).toBe('application/pdf');
    expect(Buffer.from(await (await files.open(id, owner)).arrayBuffer())).toEqual(PDF);
  });

  it.each(IMPOSTORS)('refuses %s that says it is a picture', async (_, body) => {
    expect(await files.upload('answer', body)).toMatchObject({ status: 422, code: 'wrong_kind' });
    expect(await files.upload('logo', body, somebody())).toMatchObject({ status: 422, code: 'not_a_picture' });
  });

  it('refuses a PDF where only pictures are taken, a picture cut off, a flood of pixels, and nothing at all', async () => {
    const picture = await photograph(800, 800);
    const cut = picture.subarray(0, picture.length / 2);
    expect(await files.upload('logo', PDF, somebody())).toMatchObject({ code: 'not_a_picture' });
    expect(await files.upload('answer', cut)).toMatchObject({ status: 422, code: 'damaged' });
    expect(await files.upload('answer', pixelFlood(50_000, 50_000))).toMatchObject({ code: 'too_many_pixels' });
    expect(await files.upload('answer', pixelFlood(2_000_000_000, 2))).toMatchObject({ status: 422 });
    expect(await files.upload('answer', Buffer.alloc(0))).toMatchObject({ status: 422, code: 'empty' });
  });

  it('leaves no trace of what it refused', async () => {
    const before = [await rows().select('id').execute(), await kept()];
    await files.upload('answer', Buffer.from('<svg/>'));
    expect([await rows().select('id').execute(), await kept()]).toEqual(before);
  });

  it('refuses before reading what says that it is 200 MB, and while reading what does not', async () => {
    const said = await answerTo(`content-length: ${200 * 1024 * 1024}`, 'ab');
    expect(said).toMatch(/^HTTP\/1\.1 413[\s\S]*"too_large"/);
    const body = 'x'.repeat(MOST_BYTES + 1);
    const unsaid = await answerTo('transfer-encoding: chunked', `${body.length.toString(16)}\r\n${body}\r\n`);
    expect(unsaid).toMatch(/^HTTP\/1\.1 413[\s\S]*"too_large"/);
  });

  it('asks who it is, where the purpose does, and knows no other purpose', async () => {
    expect(await files.upload('logo', await photograph())).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(await files.upload('constructor', await photograph())).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('takes no form that a page elsewhere could post', async () => {
    const url = `${files.api.origin}/api/files/answer`;
    const form = new FormData();
    form.set('file', new Blob([PDF]));
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(415);
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(415);
  });

  /** What the server says to a request whose body has only begun. */
  function answerTo(header: string, beginning: string): Promise<string> {
    const { port } = new URL(files.api.origin);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          `POST /api/files/answer HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/octet-stream\r\n${header}\r\n\r\n${beginning}`,
        ),
      );
      socket.on('error', reject).once('data', (data) => {
        socket.destroy();
        resolve(data.toString());
      });
    });
  }
});

describe('opening a file', () => {
  it('is for whom the guard of its purpose lets in, and looks like nothing to everybody else', async () => {
    const [owner, reader, stranger] = [somebody(), somebody(), somebody()];
    const { id } = await files.upload('answer', await photograph(), owner);
    const to = newId();
    files.readers.set(to, reader.userId);
    expect((await files.open(id, owner)).status).toBe(200);
    expect((await files.open(id, reader)).status).toBe(404);
    await attach([id], to, owner);
    const opened = await files.open(id, reader);
    expect(opened.status).toBe(200);
    expect(Object.fromEntries(opened.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="anh.jpg"; filename*=UTF-8''%E1%BA%A3nh.jpg`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const unlike = async (asked: string, as?: ReturnType<typeof somebody>) => {
      const { status, headers } = await files.open(asked, as);
      const { date: _, 'x-request-id': __, ...others } = Object.fromEntries(headers);
      return [status, others];
    };
    const nothing = await unlike(newId(), stranger);
    expect(nothing[0]).toBe(404);
    for (const who of [stranger, owner, undefined]) expect(await unlike(id, who)).toEqual(nothing);
    expect(await unlike('..%2Fsecrets', reader)).toEqual(nothing);

    files.readers.delete(to);
    expect(await unlike(id, reader)).toEqual(nothing);
  });

  it('of a public purpose is for everybody, once it belongs to something', async () => {
    const owner = somebody();
    const { id } = await files.upload('logo', await photograph(), owner);
    expect((await files.open(id)).status).toBe(404);
    await attach([id], newId(), owner, 'logo');
    expect((await files.open(id)).headers.get('cache-control')).toBe('public, max-age=3600');
  });
});

describe('attaching', () => {
  it('takes only what is free, for this purpose, and one’s own', async () => {
    const [owner, other] = [somebody(), somebody()];
    const [own, free] = [await files.upload('answer', PDF, owner), await files.upload('answer', PDF)];
    const [here, there] = [newId(), newId()];
    const unknown = newId();
    expect(await attach([own.id, unknown, 'nonsense'], here, other)).toEqual([own.id, unknown, 'nonsense']);
    expect(await attach([own.id], here, owner, 'logo')).toEqual([own.id]);
    expect(await attach([own.id, free.id], here, owner)).toEqual([]);
    expect(await attach([own.id, free.id], here, owner)).toEqual([]);
    expect(await attach([free.id], there, owner)).toEqual([free.id]);
  });
});

describe('a file that belongs to nothing', () => {
  const remove = (id: string) => files.api.app.get(RemoveUnattached).run(id);

  it('is what a process left that died while it wrote: it opens for nobody, and goes too', async () => {
    const before = await kept();
    const content = new PassThrough();
    const owner = somebody();
    const made = {
      purpose: 'answer',
      ownerId: owner.userId,
      name: 'a.csv',
      mediaType: 'text/csv',
      attachedTo: newId(),
    } as const;
    void files.api.app
      .get(KeepStream)
      .run({ ...made, content })
      .catch(() => undefined);
    content.write('Họ tên');
    const half = () =>
      sqlOf(files.api.database.reader, StoredFile)
        .selectFrom('stored_files')
        .select('id')
        .where('media_type', '=', 'text/csv')
        .execute();
    await expect.poll(half).toHaveLength(1);
    await expect.poll(kept).toHaveLength(before.length + 1);
    const [{ id }] = (await half()) as [{ id: string }];
    expect((await files.open(id, owner)).status).toBe(404);
    now = new Date(now.getTime() + 25 * 60 * 60_000);
    await remove(id);
    expect(await half()).toEqual([]);
    expect(await kept()).toEqual(before);
    content.destroy();
  });

  it('is removed after a day, content and all; one that belongs to something stays', async () => {
    const [left, used] = [await files.upload('answer', PDF), await files.upload('answer', PDF)];
    await attach([used.id], newId());
    const before = await kept();
    await remove(left.id);
    expect(await kept()).toEqual(before);
    now = new Date(now.getTime() + 24 * 60 * 60_000);
    for (const { id } of [left, used, left]) await remove(id);
    expect((await kept()).length).toBe(before.length - 1);
    expect(await attach([left.id], newId())).toEqual([left.id]);
    expect(await attach([used.id], newId())).toEqual([used.id]);
  });

  it('is attached whole or gone, when both happen at once', async () => {
    const left = await Promise.all(Array.from({ length: 12 }, () => files.upload('answer', PDF)));
    now = new Date(now.getTime() + 24 * 60 * 60_000);
    const refused = await Promise.all(
      left.map(async ({ id }) => (await Promise.all([attach([id], newId()), remove(id)]))[0]),
    );
    const attached = left.filter((_, i) => refused[i]!.length === 0).map(({ id }) => id);
    const rest = await rows()
      .select(['id', 'storage_key'])
      .where(
        'id',
        'in',
        left.map(({ id }) => id),
      )
      .execute();
    expect(rest.map(({ id }) => id).sort()).toEqual(attached.sort());
    const contents = await kept();
    expect(rest.filter(({ storage_key }) => !contents.includes(storage_key))).toEqual([]);
  });
});
