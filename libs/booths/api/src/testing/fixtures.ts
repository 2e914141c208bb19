import { type HallPlan, type PlanBooth, rectangle } from '@pho-hien/booths-core';
import { inOrganisation, newId, type PersonActor } from '@pho-hien/kernel';
import { CreateOrganisation } from '@pho-hien/organisations-api';
import type { Field } from '@pho-hien/organisations-core';
import { CreateHall } from '../halls/create-hall.ts';
import type { HallPlanType } from '../halls/hall.graphql.ts';
import { PublishHall } from '../halls/publish-hall.ts';
import { SaveStandCall } from '../requests/save-stand-call.ts';
import { SaveStandRequest } from '../requests/save-stand-request.ts';
import type { SaveStandRequestInput } from '../requests/stand-request.graphql.ts';
import { ADMIN, type BoothsApi, callerOf } from './booths-api.ts';

/** A hall of 30 × 12 m with a row of booths of 3 × 3 m, 2 m apart, in one zone. */
export function aPlan(booths = 4, { supplyWatts = 10_000, letter = 'A' } = {}): HallPlan {
  const zone = newId();
  const type = newId();
  return {
    name: { vi: 'Nhà trưng bày', en: '' },
    width: 3_000,
    depth: 1_200,
    grid: 50,
    aisle: 200,
    clearance: 100,
    picture: null,
    zones: [{ id: zone, name: { vi: 'Khu nông sản', en: '' }, supplyWatts }],
    types: [
      {
        id: type,
        name: { vi: 'Gian tiêu chuẩn', en: '' },
        watts: 3_000,
        water: false,
        internet: true,
        furniture: { vi: '1 bàn, 2 ghế', en: '' },
      },
    ],
    booths: Array.from({ length: booths }, (_, i) => ({
      id: newId(),
      number: `${letter}${i + 1}`,
      zoneId: zone,
      typeId: type,
      corners: rectangle(500 * i + 100, 500, 300, 300),
      blocked: false,
    })),
    marks: [{ id: newId(), kind: 'ENTRANCE', corners: rectangle(1_000, 0, 300, 50) }],
  };
}

/** An event with a published hall that takes requests. */
export interface TestFair {
  readonly eventId: string;
  readonly slug: string;
  readonly hallId: string;
  readonly plan: HallPlan;
  readonly booths: readonly PlanBooth[];
}

export async function aFair(app: BoothsApi, plan = aPlan()): Promise<TestFair> {
  const { id: eventId, slug } = await app.event();
  const hallId = newId();
  await app.get(SaveStandCall).run(callerOf(ADMIN), eventId, null, {
    opensAt: new Date('2026-11-01T00:00:00Z'),
    closesAt: new Date('2026-12-01T00:00:00Z'),
    confirmDays: 3,
  });
  await app.get(CreateHall).run(callerOf(ADMIN), { id: hallId, eventId, plan: plan as HallPlanType });
  await app.get(PublishHall).run(callerOf(ADMIN), { id: hallId, version: 1, moving: [] });
  return { eventId, slug, hallId, plan, booths: plan.booths };
}

let made = 0;

/** A startup and who answers for it. */
export interface TestExhibitor {
  readonly organisationId: string;
  readonly owner: PersonActor;
}

export async function anExhibitor(app: BoothsApi, field: Field = 'FOOD'): Promise<TestExhibitor> {
  made += 1;
  const organisationId = newId();
  const userId = newId();
  const email = `gian.hang${made}@congty.example`;
  await app.rows(
    `insert into users (id, email, name, email_verified, created_at, updated_at)
     values ($1, $2, 'Phạm Thị Hoa', true, now(), now())`,
    [userId, email],
  );
  const owner: PersonActor = {
    ...{ kind: 'person', userId, email, name: 'Phạm Thị Hoa', sessionId: newId(), secondFactorVerified: true },
    grants: [{ id: newId(), role: 'STARTUP_OWNER', scope: inOrganisation(organisationId) }],
  };
  await app.get(CreateOrganisation).run(callerOf(owner), organisationId, {
    kind: 'TEAM',
    name: `Nhóm Nhãn Lồng ${made}`,
    taxCode: null,
    firstRegisteredOn: null,
    projectName: 'Nhãn sấy dẻo',
    field,
    stage: null,
    intellectualProperty: [],
    pitch: '',
    website: null,
    communeCode: null,
    logoFileId: null,
    headExperienceYears: null,
    hasSupportProcess: false,
    hasCooperationAgreements: false,
  });
  return { organisationId, owner };
}

/** What a startup asks for: 1 kW. */
export function aRequestInput(
  { eventId }: TestFair,
  { organisationId }: TestExhibitor,
  change: Partial<SaveStandRequestInput> = {},
): SaveStandRequestInput {
  return {
    id: newId(),
    eventId,
    organisationId,
    introduction: 'Nhãn sấy từ vườn nhà.',
    products: [{ name: 'Nhãn sấy dẻo', text: 'Gói 200 g' }],
    watts: 1_000,
    water: false,
    internet: false,
    wishes: [],
    avoid: [],
    note: '',
    ...change,
  };
}

/** A request of an exhibitor of its own. */
export async function aRequest(app: BoothsApi, fair: TestFair, change: Partial<SaveStandRequestInput> = {}) {
  const exhibitor = await anExhibitor(app);
  const input = aRequestInput(fair, exhibitor, change);
  await app.get(SaveStandRequest).run(callerOf(exhibitor.owner), input);
  return { ...exhibitor, id: input.id, input };
}
