import { Global, Module } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { type Actor, inEvent, newId, type Permission, type Scope } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platformPersistence } from '../platform-persistence.ts';
import { startTestApi, type TestApi } from '../testing/index.ts';
import { ActorSources } from './actor-sources.ts';
import { type AccessDecision, Authorizer } from './authorizer.ts';
import { Public, Requires, scopeOf, SignedIn } from './requires.ts';
import { ScopeTracers } from './scope-tracers.ts';

const mine = newId();
const theirs = newId();

/** People of the test: the header names them, and who is `organiser` manages the event `mine`. */
class TestAuthorizer extends Authorizer {
  decide(actor: Actor, permission: Permission, scope: Scope | 'any'): AccessDecision {
    if (actor.kind !== 'person' || permission !== 'event.manage') return 'denied';
    const reaches = scope !== 'any' && scope.kind === 'event' && scope.id === mine;
    if (!reaches) return 'denied';
    return actor.secondFactorVerified ? 'allowed' : 'second-factor';
  }
}

@Global()
@Module({ providers: [{ provide: Authorizer, useClass: TestAuthorizer }], exports: [Authorizer] })
class TestIdentity {
  constructor(sources: ActorSources, tracers: ScopeTracers) {
    sources.register({
      actorOf: async ({ headers }) =>
        headers['x-name'] === undefined
          ? null
          : {
              kind: 'person',
              userId: newId(),
              email: 'lan@congty.example',
              name: String(headers['x-name']),
              grants: [],
              sessionId: newId(),
              secondFactorVerified: headers['x-name'] === 'verified',
            },
    });
    tracers.register('event', async (id) => ([mine, theirs].includes(id) ? inEvent(id) : null));
  }
}

@Resolver()
class Operations {
  @Public()
  @Query(() => String)
  open() {
    return 'open';
  }

  @SignedIn()
  @Query(() => String)
  own() {
    return 'own';
  }

  @Requires('event.manage', scopeOf('event', 'eventId'))
  @Query(() => String)
  managed(@Args('eventId', { type: () => ID }) eventId: string) {
    return eventId;
  }
}

@Module({ providers: [Operations] })
class Declared {}

@Resolver()
class Careless {
  @Query(() => String)
  forgotten() {
    return 'anybody?';
  }
}

@Module({ providers: [Careless] })
class Undeclared {}

describe('access', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ contexts: [platformPersistence], modules: [TestIdentity, Declared] });
  });
  afterAll(() => api.close());

  const codeOf = async (query: string, name?: string) =>
    (await api.graphql(query, {}, name ? { 'x-name': name } : {})).errors?.[0]?.extensions.code;

  it('lets anybody call what is public, and nobody else what is not', async () => {
    expect(await codeOf('{ open }')).toBeUndefined();
    expect(await codeOf('{ own }')).toBe('UNAUTHENTICATED');
    expect(await codeOf(`{ managed(eventId: "${mine}") }`)).toBe('UNAUTHENTICATED');
    expect(await codeOf('{ own }', 'plain')).toBeUndefined();
  });

  it('answers alike for what is not there, what is not yours and what is no id', async () => {
    for (const id of [theirs, newId(), 'nonsense', "' or 1=1"])
      expect(await codeOf(`{ managed(eventId: "${id}") }`, 'verified')).toBe('NOT_FOUND');
  });

  it('asks for the second factor only where it would help', async () => {
    expect(await codeOf(`{ managed(eventId: "${mine}") }`, 'plain')).toBe('SECOND_FACTOR_REQUIRED');
    expect(await codeOf(`{ managed(eventId: "${theirs}") }`, 'plain')).toBe('NOT_FOUND');
    expect(await codeOf(`{ managed(eventId: "${mine}") }`, 'verified')).toBeUndefined();
  });

  it('judges every operation of a request, not only the first', async () => {
    const { data, errors } = await api.graphql(`{ open managed(eventId: "${theirs}") }`, {}, { 'x-name': 'verified' });
    expect(data).toBeNull();
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('does not start with an operation that declares nothing', async () => {
    await expect(
      startTestApi({ contexts: [platformPersistence], modules: [TestIdentity, Undeclared] }),
    ).rejects.toThrow('Careless.forgotten declares neither');
  });

  it('limits what one request may ask', async () => {
    const aliases = Array.from({ length: 30 }, (_, index) => `a${index}: open`).join(' ');
    const { errors } = await api.graphql(`{ ${aliases} }`);
    expect(errors?.[0]?.message).toMatch(/alias/i);
  });
});
