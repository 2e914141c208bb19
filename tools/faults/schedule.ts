import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../demo/chance.ts';
import { type Act, actsOf } from './acts.ts';
import type { Patient } from './part.ts';

/** Whom the schedule may hurt. */
export interface Patients {
  readonly apis: readonly Patient[];
  readonly database: Patient;
  readonly pages: readonly Patient[];
  readonly browser: Patient;
  readonly phones: readonly Patient[];
  /** One of PostgreSQL's sessions, from which it recovers by itself. */
  killSession(): Promise<void>;
}

const PAUSE_MS = [1500, 4000] as const;
const DOWN_MS = [100, 4000] as const;
/** Long enough that a device works alone for a while before it is killed, too. */
const APART_MS = 3000;

/** Kills at random, as the chance says, until the time is over; settles when everything is back. */
export async function killAtRandom(chance: Chance, patients: Patients, until: number): Promise<void> {
  const between = ([from, to]: readonly [number, number]) => from + chance.next() * (to - from);
  const going: Promise<unknown>[] = [];
  const hurt = (patient: Patient, downMs = between(DOWN_MS)) => {
    const suffers = patient.suffer(downMs);
    // Awaited at the end; until then it is nobody's unhandled rejection.
    suffers.catch(() => undefined);
    going.push(suffers);
  };
  const apart = async (device: Patient) => {
    patients.apis.forEach((api) => hurt(api, APART_MS));
    await sleep(between([300, 2500]));
    hurt(device, 200);
  };
  const does: Readonly<Record<Act, () => unknown>> = {
    API: () => hurt(chance.one(patients.apis)),
    EVERY_API: () => patients.apis.forEach((api) => hurt(api)),
    DATABASE: () => hurt(patients.database),
    SESSION: () => going.push(patients.killSession()),
    WEB: () => hurt(chance.one(patients.pages)),
    BROWSER: () => hurt(patients.browser),
    PHONES: () => hurt(chance.one(patients.phones)),
    BROWSER_APART: () => apart(patients.browser),
    PHONES_APART: () => apart(chance.one(patients.phones)),
  };
  for (const act of actsOf(chance)) {
    await sleep(between(PAUSE_MS));
    if (performance.now() >= until) break;
    await does[act]();
  }
  await Promise.all(going);
}
