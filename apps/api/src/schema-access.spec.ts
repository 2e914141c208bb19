import { type Actor, ANONYMOUS, inEvent, newId, type Role, ROLES } from '@pho-hien/kernel';
import { DeclaredAccess } from '@pho-hien/platform';
import { actingAs, startTestApi, type TestApi, TestActorsModule } from '@pho-hien/platform/testing';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextModules, contexts } from './contexts.ts';
import { schemaText } from './print-schema.ts';

/** An event that exists, and one in which every actor of this test holds their role instead. */
const FOREIGN = newId();
const OWN = newId();

const person = (role?: Role, secondFactorVerified = true): Actor => ({
  kind: 'person',
  userId: newId(),
  email: 'nguoi-la@congty.example',
  name: 'Người Lạ',
  sessionId: newId(),
  secondFactorVerified,
  grants: role ? [{ id: newId(), role, scope: inEvent(OWN) }] : [],
});

const device: Actor = { kind: 'device', deviceId: newId(), eventId: OWN, gateId: newId(), rights: 'SUPERVISOR' };

/** Public to the guard and asking for a device's token themselves, to answer a revoked one with a verdict. */
const ASKING_FOR_A_TOKEN = ['redeemTicket', 'syncScans'];

/** Tell of the caller's own row, which the people and devices of this test do not have. */
const ABOUT_THE_CALLER = ['viewer', 'gateStation'];

/** Everybody who has no business in the foreign event. */
const strangers: [string, Actor][] = [
  ['a visitor who signed in', person()],
  ['a gate device of another event', device],
  ...ROLES.map((role): [string, Actor] => [`${role} of another event`, person(role)]),
];

/** A value for an argument: right in type, and pointing at the foreign event wherever an id is asked for. */
function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, valueOf(field.type)]),
    );
  if (!isScalarType(type)) return null;
  return (
    { ID: FOREIGN, Int: 1, Boolean: false, DateTime: '2026-12-12T01:30:00.000Z', LocalDate: '2026-12-12' }[type.name] ??
    'x'
  );
}

/** The smallest operation that calls a field, and its variables. */
function operationFor(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>) {
  const named = getNamedType(field.type);
  const selection = isScalarType(named) || isEnumType(named) ? '' : ' { __typename }';
  const required = field.args.filter((argument) => isNonNullType(argument.type));
  const variables = Object.fromEntries(required.map((argument) => [argument.name, valueOf(argument.type)]));
  const declared = required.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = required.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const head = declared ? `${kind} (${declared})` : kind;
  return { text: `${head} { ${field.name}${passed ? `(${passed})` : ''}${selection} }`, variables };
}

describe('every operation of the schema', () => {
  let api: TestApi;
  let schema: GraphQLSchema;
  let rules: Map<string, { public: boolean; anywhere: boolean }>;

  beforeAll(async () => {
    api = await startTestApi({
      contexts,
      modules: [TestActorsModule, ...contextModules],
      environment: { RATE_LIMITS: 'false' },
    });
    schema = buildSchema(await schemaText());
    rules = new Map(
      api.app
        .get(DeclaredAccess)
        .operations()
        .map(({ name, rule }) => [
          name.split('.')[1]!,
          {
            public: rule?.public === true,
            anywhere: rule !== undefined && !rule.public && ('signedIn' in rule || rule.scope.kind === 'any'),
          },
        ]),
    );
  });
  afterAll(() => api.close());

  const operations = () =>
    (['query', 'mutation'] as const).flatMap((kind) => {
      const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
      return Object.values(root!.getFields()).map((field) => ({
        field,
        rule: rules.get(field.name),
        ...operationFor(kind, field),
      }));
    });

  const codeOf = async (actor: Actor, { text, variables }: { text: string; variables: object }) => {
    const { errors } = await api.graphql(text, variables, actor.kind === 'anonymous' ? {} : actingAs(actor));
    return errors?.[0]?.extensions.code ?? 'answered';
  };

  it('declares who may call it', () => {
    expect(
      operations()
        .filter(({ rule }) => !rule)
        .map(({ field }) => field.name),
    ).toEqual([]);
    expect(operations().length).toBeGreaterThan(20);
  });

  it('turns away whoever is not signed in, unless it is public', async () => {
    for (const operation of operations()) {
      const code = await codeOf(ANONYMOUS, operation);
      const open = operation.rule!.public && !ASKING_FOR_A_TOKEN.includes(operation.field.name);
      if (open) expect([operation.field.name, code]).not.toContain('UNAUTHENTICATED');
      else expect([operation.field.name, code]).toEqual([operation.field.name, 'UNAUTHENTICATED']);
    }
  });

  it.each(strangers)('shows nothing of a foreign event to %s', async (_, actor) => {
    for (const operation of operations()) {
      if (operation.rule!.public || operation.rule!.anywhere) continue;
      expect([operation.field.name, await codeOf(actor, operation)]).toEqual([operation.field.name, 'NOT_FOUND']);
    }
  });

  it('never breaks, whatever stranger asks', async () => {
    for (const [who, actor] of [...strangers, ['nobody', ANONYMOUS] as const])
      for (const operation of operations().filter(({ field }) => !ABOUT_THE_CALLER.includes(field.name)))
        expect([operation.field.name, who, await codeOf(actor, operation)]).not.toContain('INTERNAL');
  });
});
