import { PART_BYTES } from '@pho-hien/files-core';
import type { PersonActor } from '@pho-hien/kernel';
import { sqlOf } from '@pho-hien/platform';
import { actingAs } from '@pho-hien/platform/testing';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FilePurposes } from '../../file-purposes.ts';
import { UnfinishedUpload } from '../../rows/unfinished-upload.entity.ts';
import { somebody, startFilesApi } from '../../testing/files-api.ts';
import { PDF } from '../../testing/samples.ts';
import { UploadParts } from './upload-parts.ts';

let folder: string;
let files: Awaited<ReturnType<typeof startFilesApi>>;
let now = new Date('2026-12-01T02:00:00Z');
const owner = somebody();
/** As long as three parts and a bit. */
const LONG_PDF = Buffer.concat([PDF, Buffer.alloc(3 * PART_BYTES, 'x'), Buffer.from('%%EOF\n')]);
const TUS = { 'tus-resumable': '1.0.0' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pho-hien-parts-'));
  files = await startFilesApi({ now: () => now }, { STORAGE_URL: pathToFileURL(folder).href });
  files.api.app.get(FilePurposes).register({
    ...{ name: 'slides', kinds: ['pdf'], mostBytes: 4 * PART_BYTES, uploadBy: 'signed-in' },
    opening: () => Promise.resolve(false),
  });
});
afterAll(async () => {
  await files.api.close();
  await rm(folder, { recursive: true, force: true });
});

const kept = async () => (await readdir(folder, { recursive: true })).filter((name) => name.length > 10);
const open = () =>
  sqlOf(files.api.database.reader, UnfinishedUpload).selectFrom('unfinished_uploads').select('id').execute();

const ask = (method: string, path: string, headers: Record<string, string> = {}, as: PersonActor | null = owner) =>
  fetch(`${files.api.origin}${path}`, { method, headers: { ...TUS, ...(as && actingAs(as)), ...headers } });
const metadata = `filename ${Buffer.from('Thuyết trình.pdf').toString('base64')}`;
const begin = async (size: number) => {
  const response = await ask('POST', '/api/uploads/slides', {
    'upload-length': String(size),
    'upload-metadata': metadata,
  });
  expect(response.status).toBe(201);
  return response.headers.get('location')!;
};
const offsetOf = async (path: string) => Number((await ask('HEAD', path)).headers.get('upload-offset'));
const send = (path: string, offset: number, bytes: Uint8Array, as = owner) =>
  fetch(`${files.api.origin}${path}`, {
    method: 'PATCH',
    headers: {
      ...{ ...TUS, ...actingAs(as) },
      ...{ 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    },
    body: new Uint8Array(bytes),
  });

/** Sends the beginning of all that is left, and cuts the line. */
async function cutAfter(path: string, bytes: Buffer): Promise<void> {
  const headers = Object.entries({
    ...{ ...TUS, ...actingAs(owner), host: 'localhost' },
    ...{ 'content-type': 'application/offset+octet-stream', 'upload-offset': '0', 'content-length': LONG_PDF.length },
  });
  const head = [`PATCH ${path} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${String(value)}`), '', ''];
  const socket = connect(Number(new URL(files.api.origin).port), '127.0.0.1');
  await new Promise<void>((resolve) => {
    socket.write(head.join('\r\n'));
    socket.write(bytes, () => resolve());
  });
  await expect.poll(() => offsetOf(path)).toBeGreaterThan(0);
  socket.destroy();
}

it('goes on from what came before the line was cut, and is the file byte by byte', async () => {
  const path = await begin(LONG_PDF.length);
  await cutAfter(path, LONG_PDF.subarray(0, PART_BYTES + 1000));
  await expect.poll(() => offsetOf(path)).toBe(PART_BYTES + 1000);
  const rest = await send(path, PART_BYTES + 1000, LONG_PDF.subarray(PART_BYTES + 1000));
  expect(rest.status).toBe(200);
  const receipt = (await rest.json()) as { id: string };
  expect(receipt).toMatchObject({ name: 'Thuyết trình.pdf', mediaType: 'application/pdf', size: LONG_PDF.length });
  expect(Buffer.from(await (await files.open(receipt.id, owner)).arrayBuffer()).equals(LONG_PDF)).toBe(true);
  // Who did not hear the answer asks again; the parts themselves are gone.
  expect(await (await send(path, LONG_PDF.length, Buffer.alloc(0))).json()).toEqual(receipt);
  expect((await kept()).filter((name) => /\.\d+$/.test(name))).toEqual([]);
});

it('takes a part once, where two windows send it', async () => {
  const path = await begin(PDF.length);
  const sent = await Promise.all([0, 0].map((offset) => send(path, offset, PDF.subarray(0, 20))));
  expect(sent.map(({ status }) => status).sort()).toEqual([204, 409]);
  expect(await offsetOf(path)).toBe(20);
  expect((await send(path, 19, PDF.subarray(19))).status).toBe(409);
  expect((await send(path, 20, PDF.subarray(20))).status).toBe(200);
});

it('is nobody else’s, and nothing that a page elsewhere could begin', async () => {
  const path = await begin(PDF.length);
  for (const method of ['HEAD', 'DELETE']) expect((await ask(method, path, {}, somebody())).status).toBe(404);
  expect((await send(path, 0, PDF, somebody())).status).toBe(404);
  expect((await send(path.replace('slides', 'logo'), 0, PDF)).status).toBe(404);
  expect((await ask('POST', '/api/uploads/slides', { 'upload-length': '9' }, null)).status).toBe(401);
  expect((await ask('POST', '/api/uploads/answer', { 'upload-length': '9' })).status).toBe(404);
  expect((await ask('POST', '/api/uploads/slides', { 'upload-length': '9', 'tus-resumable': '' })).status).toBe(412);
});

it('refuses what is too large before it comes, and what is of the wrong kind at its first part', async () => {
  const large = await ask('POST', '/api/uploads/slides', { 'upload-length': String(4 * PART_BYTES + 1) });
  expect([large.status, await large.json()]).toEqual([413, { code: 'too_large' }]);
  const before = [await open(), await kept()];
  const path = await begin(3 * PART_BYTES);
  const refused = await send(path, 0, Buffer.alloc(PART_BYTES, '<svg/>'));
  expect([refused.status, await refused.json()]).toEqual([422, { code: 'wrong_kind' }]);
  expect((await ask('HEAD', path)).status).toBe(404);
  const longer = await begin(PDF.length);
  expect((await send(longer, 0, Buffer.concat([PDF, PDF]))).status).toBe(413);
  expect([await open(), await kept()]).toEqual(before);
});

it('given up, or a day old, leaves nothing behind', async () => {
  const parts = files.api.app.get(UploadParts);
  const [given, left] = [await begin(PDF.length), await begin(PDF.length)];
  const before = await kept();
  for (const path of [given, left]) expect((await send(path, 0, PDF.subarray(0, 20))).status).toBe(204);
  expect((await ask('DELETE', given)).status).toBe(204);
  expect((await ask('HEAD', given)).status).toBe(404);
  now = new Date(now.getTime() + 24 * 60 * 60_000 + 1);
  expect((await ask('HEAD', left)).status).toBe(404);
  for (const { id } of await open()) await parts.remove(id);
  expect(await open()).toEqual([]);
  expect(await kept()).toEqual(before);
});
