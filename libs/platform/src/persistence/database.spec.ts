import { Global, Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authorizer } from '../access/authorizer.ts';
import { Public } from '../access/requires.ts';
import { Jobs } from '../jobs/jobs.ts';
import { Broadcast } from '../live/broadcast.ts';
import { RateLimits } from '../limits/rate-limits.ts';
import { platformPersistence } from '../platform-persistence.ts';
import { startTestApi, type TestApi } from '../testing/index.ts';
import type { Database } from './database.ts';

class Nobody extends Authorizer {
  decide() {
    return 'denied' as const;
  }
}

@Resolver()
class Ping {
  @Public()
  @Query(() => String)
  ping() {
    return 'pong';
  }
}

const done: string[] = [];

@Global()
@Module({ providers: [Ping, { provide: Authorizer, useClass: Nobody }], exports: [Authorizer] })
class Minimal {
  constructor(jobs: Jobs) {
    jobs.register<{ name: string; failures?: number }>(
      'note',
      { retryLimit: 3, retryDelay: 0 },
      async ({ name, failures = 0 }, { retryCount }) => {
        if (retryCount < failures) throw new Error('not yet');
        done.push(name);
      },
    );
  }
}

const until = async (condition: () => boolean) => {
  for (let waited = 0; !condition() && waited < 10_000; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('two API processes on one database', () => {
  let one: TestApi;
  let other: TestApi;
  let database: Database;

  beforeAll(async () => {
    const options = { contexts: [platformPersistence], modules: [Minimal] };
    one = await startTestApi(options);
    other = await startTestApi({ ...options, beside: one });
    database = one.database;
    await database.reader.execute('create table notes (id int primary key, n int not null default 0)');
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  const count = async (id: number) =>
    (await database.reader.execute<{ n: number }[]>('select n from notes where id = ?', [id]))[0]?.n;

  it('keep all of a use case or nothing of it', async () => {
    await expect(
      database.transaction(async (tx) => {
        await tx.execute('insert into notes (id) values (1)');
        await database.transaction(async (inner) => {
          await inner.execute('insert into notes (id) values (2)');
        });
        throw new Error('killed halfway');
      }),
    ).rejects.toThrow('killed halfway');
    expect([await count(1), await count(2)]).toEqual([undefined, undefined]);
  });

  it('try again after a deadlock, and lose nothing', async () => {
    await database.reader.execute('insert into notes (id) values (10), (11)');
    const add = (first: number, second: number) =>
      database.transaction(async (tx) => {
        await tx.execute('update notes set n = n + 1 where id = ?', [first]);
        await new Promise((resolve) => setTimeout(resolve, 50));
        await tx.execute('update notes set n = n + 1 where id = ?', [second]);
      });
    await Promise.all([add(10, 11), add(11, 10)]);
    expect([await count(10), await count(11)]).toEqual([2, 2]);
  });

  it('do a job once, after its transaction committed, and again after a failure', async () => {
    const jobs = one.app.get(Jobs);
    await database.transaction((tx) => jobs.enqueue(tx, 'note', { name: 'kept', failures: 1 }));
    await database
      .transaction(async (tx) => {
        await jobs.enqueue(tx, 'note', { name: 'lost' });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await until(() => done.includes('kept'));
    expect(done).toEqual(['kept']);
  });

  it('hear of each other’s changes', async () => {
    const heard: string[] = [];
    const stop = other.app.get(Broadcast).listen('gate', () => heard.push('gate'));
    await one.app.get(Broadcast).announce('gate');
    await one.app.get(Broadcast).announce('elsewhere');
    await until(() => heard.length > 0);
    stop();
    expect(heard).toEqual(['gate']);
  });

  it('count one limit together', async () => {
    const limit = { name: 'spec', times: 3, seconds: 60 };
    const limits = [one, other, one, other, one].map((api) => api.app.get(RateLimits));
    const answers: (Date | null)[] = [];
    for (const each of limits) answers.push(await each.tooOften(limit, '192.0.2.1'));
    expect(answers.map((answer) => answer === null)).toEqual([true, true, true, false, false]);
    expect(await limits[0]!.tooOften(limit, '192.0.2.2')).toBeNull();
  });

  it('say whether they are ready', async () => {
    const response = await fetch(`${other.origin}/healthz/ready`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', database: true, jobs: true }]);
  });
});

describe('operations in production', () => {
  let api: TestApi;
  beforeAll(async () => {
    const { writeFileSync, mkdtempSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const file = `${mkdtempSync(`${tmpdir()}/documents-`)}/documents.json`;
    writeFileSync(file, JSON.stringify({ abc: 'query Ping { ping }' }));
    const environment = { NODE_ENV: 'production', TRUSTED_DOCUMENTS: file };
    api = await startTestApi({ contexts: [platformPersistence], modules: [Minimal], environment });
  });
  afterAll(() => api.close());

  const send = async (body: object) => {
    const response = await fetch(`${api.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  };

  it('are only those our own pages use', async () => {
    expect(await send({ documentId: 'abc' })).toEqual({ data: { ping: 'pong' } });
    for (const body of [
      { query: '{ ping }' },
      { documentId: 'def' },
      { query: '{ __schema { types { name } } }' },
      [{ query: '{ ping }' }],
    ])
      expect((await send(body)).data).toBeUndefined();
  });
});
