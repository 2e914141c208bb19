import { Injectable, Module } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { AuditModule, auditPersistence } from '@pho-hien/audit-api';
import { atGate, type Clock, inEvent, newId, type Role, type Scope } from '@pho-hien/kernel';
import { NotificationsModule, notificationsPersistence } from '@pho-hien/notifications-api';
import { Database, platformPersistence, Requires, scopeOf, ScopeTracers, systemCaller } from '@pho-hien/platform';
import { startTestApi, type TestApi } from '@pho-hien/platform/testing';
import { EventNames } from '../event-names.ts';
import { IdentityModule } from '../identity.module.ts';
import { identityPersistence } from '../persistence.ts';
import { OfferRole } from '../staff/offer-role.ts';
import { TakeRole } from '../staff/take-role.ts';
import { Browser } from './browser.ts';

/** The events, one with a gate, that the test's world consists of. */
export const FESTIVAL = newId();
export const OTHER_EVENT = newId();
export const QUIET_EVENT = newId();
export const GATE = newId();

@Resolver()
class Probe {
  @Requires('event.manage', scopeOf('event', 'eventId'))
  @Query(() => Boolean)
  mayManage(@Args('eventId', { type: () => ID }) _eventId: string) {
    return true;
  }

  @Requires('scan.record', scopeOf('gate', 'gateId'))
  @Query(() => Boolean)
  mayScan(@Args('gateId', { type: () => ID }) _gateId: string) {
    return true;
  }
}

@Injectable()
class World {
  constructor(tracers: ScopeTracers, names: EventNames) {
    tracers.register('event', async (id) => ([FESTIVAL, OTHER_EVENT, QUIET_EVENT].includes(id) ? inEvent(id) : null));
    tracers.register('gate', async (id) => (id === GATE ? atGate(GATE, FESTIVAL) : null));
    names.register(
      async (ids) =>
        new Map(
          ids.filter((id) => id === FESTIVAL).map((id) => [id, { vi: 'Ngày hội khởi nghiệp', en: 'Startup festival' }]),
        ),
    );
  }
}

@Module({ providers: [Probe, World] })
class WorldModule {}

/** The API with identity, and what a test does again and again. */
export class StaffApi {
  constructor(readonly api: TestApi) {}

  static async start(
    options: { beside?: StaffApi; environment?: Record<string, string>; clock?: Clock } = {},
  ): Promise<StaffApi> {
    return new StaffApi(
      await startTestApi({
        contexts: [platformPersistence, auditPersistence, notificationsPersistence, identityPersistence],
        modules: [AuditModule, NotificationsModule, IdentityModule, WorldModule],
        ...(options.beside && { beside: options.beside.api }),
        ...(options.clock && { clock: options.clock }),
        environment: options.environment ?? {},
      }),
    );
  }

  browser(): Browser {
    return new Browser(this.api.app as never, 'http://localhost:3000');
  }

  /** Values of the newest mail of a kind to an address, as they wait to be sent. */
  async mailTo(email: string, template: string): Promise<Record<string, string> | undefined> {
    const [mail] = await this.rows<{ data: Record<string, string> }>(
      'select data from mails where recipient = ? and template = ? order by id desc limit 1',
      [email, template],
    );
    return mail?.data;
  }

  rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.api.app.get(Database).reader.execute(sql, values) as unknown as Promise<Row[]>;
  }

  /** A browser signed in by e-mail code. */
  async signedIn(email: string): Promise<Browser> {
    const browser = this.browser();
    await browser.post('/api/auth/email-otp/send-verification-otp', { email });
    const otp = (await this.mailTo(email, 'sign-in-code'))!['code'];
    await browser.post('/api/auth/sign-in/email-otp', { email, otp });
    return browser;
  }

  /** Gives a role as an accepted invitation does. */
  async grant(email: string, role: Role, scope: Scope, name = 'Nguyễn Thị Lan'): Promise<string> {
    const caller = systemCaller('test');
    return this.api.database.transaction(async (tx) => {
      const { token } = await this.api.app.get(OfferRole).run(tx, caller, { email, role, scope, locale: 'vi' });
      return (await this.api.app.get(TakeRole).run(tx, caller, token, name)).grantId;
    });
  }

  /** Takes a browser's session past the second factor, as if a code had been typed. */
  async proveSecondFactor(email: string): Promise<void> {
    await this.api.database.transaction(async (tx) => {
      await tx.execute('update users set two_factor_enabled = true where email = ?', [email]);
      await tx.execute(
        'update sessions set second_factor_verified_at = now() where user_id = (select id from users where email = ?)',
        [email],
      );
    });
  }

  /** A browser of somebody with this role, past the second factor. */
  async staff(email: string, role: Role, scope: Scope): Promise<Browser> {
    await this.grant(email, role, scope);
    const browser = await this.signedIn(email);
    await this.proveSecondFactor(email);
    return browser;
  }
}
