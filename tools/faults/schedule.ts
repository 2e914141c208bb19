import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../demo/chance.ts';
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

const PAUSE_MS = [1500, 5000] as const;
const DOWN_MS = [100, 4000] as const;

/**
 * Kills at random, as the chance says, until the time is over; settles when everything is back. The worst
 * is killed most: a device while its server is away, which has nobody else to remember what it showed.
 */
export async function killAtRandom(chance: Chance, patients: Patients, until: number): Promise<void> {
  const between = ([from, to]: readonly [number, number]) => from + chance.next() * (to - from);
  const going: Promise<unknown>[] = [];
  const hurt = (patient: Patient, downMs = between(DOWN_MS)) => going.push(patient.suffer(downMs));
  const device = () => (chance.percent(50) ? patients.browser : chance.one(patients.phones));
  while (performance.now() < until) {
    await sleep(between(PAUSE_MS));
    const kind = chance.whole(100);
    if (kind < 25) hurt(chance.one(patients.apis));
    else if (kind < 35) patients.apis.forEach((api) => hurt(api));
    else if (kind < 50) hurt(patients.database);
    else if (kind < 60) going.push(patients.killSession().catch(() => undefined));
    else if (kind < 65) hurt(chance.one(patients.pages));
    else if (kind < 80) hurt(device());
    else {
      patients.apis.forEach((api) => hurt(api, 3000));
      await sleep(between([300, 2500]));
      hurt(device(), 200);
    }
  }
  await Promise.all(going);
}
