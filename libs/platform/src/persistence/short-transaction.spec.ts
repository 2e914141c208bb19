import { defineEntity, p } from '@mikro-orm/core';
import { sql as raw } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { prepare, runPrepared } from './prepared-statement.ts';
import { shortTransaction } from './short-transaction.ts';

const Note = defineEntity({
  name: 'Note',
  tableName: 'notes',
  properties: { id: p.integer().primary(), words: p.text(), at: p.datetime(3) },
});

const addNote = prepare<{ id: number; words: string; at: Date }>()('add_note', [Note], (sql, { id, words, at }) =>
  sql.insertInto('notes').values({ id, words, at }).returning('id'),
);
const notesSince = prepare<{ since: Date }>()('notes_since', [Note], (sql, { since }) =>
  sql.selectFrom('notes').selectAll().where('at', '>=', since).orderBy('id').limit(raw.lit(10)),
);
const at = new Date('2026-12-12T02:00:00.123Z');

describe('transactions of prepared statements', () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 2, pipeline: true });
    pool.on('error', () => undefined);
    await pool.query('create table notes (id int primary key, words text not null, at timestamptz(3) not null)');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => pool.query('truncate notes'));

  const kept = () => runPrepared(pool, notesSince, { since: at });

  it('carry values by name, and read rows as they are typed', async () => {
    expect(addNote.text).toBe('insert into "notes" ("id", "words", "at") values ($1, $2, $3) returning "id"');
    expect(addNote.order).toEqual(['id', 'words', 'at']);
    expect(await runPrepared(pool, addNote, { at, words: 'một', id: 1 })).toEqual([{ id: 1 }]);
    expect(await kept()).toEqual([{ id: 1, words: 'một', at }]);
  });

  it('refuse a statement with a value built into it, which no other call could change', () => {
    const build = () =>
      prepare<object>()('fixed', [Note], (sql) => sql.selectFrom('notes').selectAll().where('id', '=', 7));
    expect(build).toThrow('fixed: 7 is a constant');
  });

  it('keep all of it, or nothing', async () => {
    await shortTransaction(pool, async ({ run }) => {
      await run(addNote, { id: 1, words: 'một', at });
      await run(addNote, { id: 2, words: 'hai', at });
    });
    const failing = shortTransaction(pool, async ({ run }) => {
      await run(addNote, { id: 3, words: 'ba', at });
      await run(addNote, { id: 1, words: 'trùng', at });
    });
    await expect(failing).rejects.toThrow('notes_pkey');
    const regretted = shortTransaction(pool, async ({ run }) => {
      await run(addNote, { id: 4, words: 'bốn', at });
      throw new Error('never mind');
    });
    await expect(regretted).rejects.toThrow('never mind');
    expect((await kept()).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('begin with the first statement and commit with the last', async () => {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    const rows = await shortTransaction(pool, async ({ run, finish }) => {
      await run(notesSince, { since: at });
      return finish(addNote, { id: 1, words: 'một', at });
    });
    const sent = spy.mock.calls.map(([query]) =>
      typeof query === 'string' ? query : (query as { name: string }).name,
    );
    spy.mockRestore();
    expect(rows).toEqual([{ id: 1 }]);
    expect(sent).toEqual(['begin', 'notes_since', 'add_note', 'commit']);
    expect(await kept()).toHaveLength(1);
  });

  it('keep nothing when the last statement fails, and leave a sound connection behind', async () => {
    await runPrepared(pool, addNote, { id: 1, words: 'một', at });
    for (let i = 0; i < 5; i += 1) {
      const failing = shortTransaction(pool, async ({ run, finish }) => {
        await run(addNote, { id: 10 + i, words: 'mười', at });
        return finish(addNote, { id: 1, words: 'trùng', at });
      });
      await expect(failing).rejects.toThrow('notes_pkey');
    }
    expect((await kept()).map(({ id }) => id)).toEqual([1]);
  });

  it('are tried again after a deadlock', async () => {
    await pool.query("insert into notes values (1, 'một', $1), (2, 'hai', $1)", [at]);
    const touch = prepare<{ id: number }>()('touch_note', [Note], (sql, { id }) =>
      sql
        .updateTable('notes')
        .set({ words: raw`words || '.'` })
        .where('id', '=', id),
    );
    const inOrder = (first: number, second: number) =>
      shortTransaction(pool, async ({ run }) => {
        await run(touch, { id: first });
        await new Promise((resolve) => setTimeout(resolve, 100));
        await run(touch, { id: second });
      });
    await Promise.all([inOrder(1, 2), inOrder(2, 1)]);
    expect((await kept()).map(({ words }) => words)).toEqual(['một..', 'hai..']);
  });

  it('survive the loss of their connection', async () => {
    const killer = new pg.Client({ connectionString: database.url });
    await killer.connect();
    const lost = shortTransaction(pool, async ({ run, finish }) => {
      await run(addNote, { id: 1, words: 'một', at });
      await killer.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()",
      );
      return finish(addNote, { id: 2, words: 'hai', at });
    });
    await expect(lost).rejects.toThrow();
    await killer.end();
    expect(await kept()).toEqual([]);
  });
});
