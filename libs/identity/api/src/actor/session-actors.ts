import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Grant, Role, ScopeKind } from '@pho-hien/kernel';
import { type ActorSource, ENVIRONMENT, type Environment, type RequestInfo, SqlPool } from '@pho-hien/platform';
import DataLoader from 'dataloader';
import { scopeOfRow } from '../rows/scope-columns.ts';
import { sessionCookieName, sessionTokenIn } from './session-cookie.ts';

interface Found {
  readonly token: string;
  readonly session_id: string;
  readonly user_id: string;
  readonly email: string;
  readonly name: string;
  readonly second_factor_verified: boolean;
  readonly grants: readonly {
    readonly id: string;
    readonly role: Role;
    readonly scope_kind: ScopeKind;
    readonly event_id: string | null;
    readonly gate_id: string | null;
    readonly organisation_id: string | null;
    readonly contest_id: string | null;
  }[];
}

// Expiry by the database's clock, which all processes share.
const FIND = {
  name: 'identity-session-actor',
  text: `
    select s.token, s.id as session_id, u.id as user_id, u.email, u.name,
      u.two_factor_enabled and s.second_factor_verified_at is not null as second_factor_verified,
      coalesce((
        select json_agg(json_build_object(
          'id', g.id, 'role', g.role, 'scope_kind', g.scope_kind, 'event_id', g.event_id, 'gate_id', g.gate_id,
          'organisation_id', g.organisation_id, 'contest_id', g.contest_id
        ) order by g.id)
        from role_grants g where g.user_id = u.id and g.revoked_at is null
      ), '[]') as grants
    from sessions s join users u on u.id = s.user_id
    where s.token = any($1) and s.expires_at > now()`,
};

/**
 * Recognises a person by the session cookie: one statement, so a role or a session that ended has ended everywhere.
 * Those who are asked about in one turn, as the watchers of a live page are, share it.
 */
@Injectable()
export class SessionActors implements ActorSource {
  /** One request, one look-up, though the fields of an operation ask at the same time. */
  private readonly found = new WeakMap<RequestInfo, Promise<Actor | null>>();
  private readonly sessions = new DataLoader((tokens: readonly string[]) => this.read(tokens), {
    cache: false,
    // When all that the network brought by now was read: requests that come together are asked about together.
    batchScheduleFn: (ask) => setImmediate(ask),
  });
  private readonly cookieName: string;
  private readonly secret: string;

  constructor(
    private readonly pool: SqlPool,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.cookieName = sessionCookieName(environment.PUBLIC_URL);
    this.secret = environment.AUTH_SECRET;
  }

  actorOf(request: RequestInfo): Promise<Actor | null> {
    const known = this.found.get(request);
    if (known) return known;
    const asked = this.find(request);
    this.found.set(request, asked);
    return asked;
  }

  private async find({ headers }: RequestInfo): Promise<Actor | null> {
    const token = sessionTokenIn(headers.cookie, this.cookieName, this.secret);
    if (token === null) return null;
    return this.sessions.load(token);
  }

  private async read(tokens: readonly string[]): Promise<(Actor | null)[]> {
    const { rows } = await this.pool.query<Found>({ ...FIND, values: [[...new Set(tokens)]] });
    const found = new Map(rows.map((row) => [row.token, actorFrom(row)]));
    return tokens.map((token) => found.get(token) ?? null);
  }
}

function actorFrom(found: Found): Actor {
  return {
    kind: 'person',
    userId: found.user_id,
    email: found.email,
    name: found.name,
    sessionId: found.session_id,
    secondFactorVerified: found.second_factor_verified,
    grants: found.grants.map((grant): Grant => ({ id: grant.id, role: grant.role, scope: scopeOfRow(grant) })),
  };
}
