import type { INestApplicationContext } from '@nestjs/common';
import { demoCredentials, type DemoCredentials, type DemoStaff, EstablishDemoStaff } from '@pho-hien/identity-api';
import { atGate, EVERYWHERE, inEvent, InvalidInput, type Role, type Scope } from '@pho-hien/kernel';
import { ENVIRONMENT, type Environment, SqlPool } from '@pho-hien/platform';

/** Who may sign in to the demonstration, and as what. */
export interface DemoAccount extends DemoCredentials {
  readonly email: string;
  readonly role: Role;
  readonly duty: string;
}

/** Supervises every gate of the event. */
export const SUPERVISOR = 'Đỗ Quang Huy';
/** Supervises one gate alone. */
export const SUPERVISOR_OF_ONE_GATE = 'Lưu Thị Hồng Nhung';
export const SUPERVISOR_GATE = 'Cổng A';

/** One account for each role, and one for a supervisor who has a single gate. */
export async function seedStaff(app: INestApplicationContext, eventId: string): Promise<DemoAccount[]> {
  const festival = inEvent(eventId);
  const { rows: gates } = await app
    .get(SqlPool)
    .query<{ id: string }>('select id from gates where event_id = $1 and name = $2', [eventId, SUPERVISOR_GATE]);
  const people: { email: string; name: string; role: Role; scope: Scope; duty: string }[] = [
    {
      email: 'to-chuc@phohien.example',
      name: 'Nguyễn Thị Thanh Hà',
      role: 'ORGANISER',
      scope: festival,
      duty: 'Ban tổ chức · organiser',
    },
    {
      email: 'truong-cong@phohien.example',
      name: SUPERVISOR,
      role: 'GATE_SUPERVISOR',
      scope: festival,
      duty: 'Trưởng các cổng · supervisor of all gates',
    },
    {
      email: 'truong-cong-a@phohien.example',
      name: SUPERVISOR_OF_ONE_GATE,
      role: 'GATE_SUPERVISOR',
      scope: atGate(gates[0]!.id, eventId),
      duty: 'Trưởng Cổng A · supervisor of one gate',
    },
    {
      email: 'soat-ve@phohien.example',
      name: 'Vũ Ngọc Ánh',
      role: 'STEWARD',
      scope: festival,
      duty: 'Soát vé · steward',
    },
    {
      email: 'kiem-toan@phohien.example',
      name: 'Phạm Đức Thắng',
      role: 'AUDITOR',
      scope: EVERYWHERE,
      duty: 'Kiểm toán · auditor',
    },
    {
      email: 'quan-tri@phohien.example',
      name: 'Trần Minh Khôi',
      role: 'ADMINISTRATOR',
      scope: EVERYWHERE,
      duty: 'Quản trị · administrator',
    },
  ];
  const accounts: DemoAccount[] = [];
  for (const { duty, ...person } of people) {
    const credentials = await establish(app, person);
    accounts.push({ ...credentials, email: person.email, role: person.role, duty });
  }
  return accounts;
}

/** A person of an earlier edition who holds the role already keeps it, and the same credentials. */
async function establish(app: INestApplicationContext, person: DemoStaff): Promise<DemoCredentials> {
  try {
    return await app.get(EstablishDemoStaff).run(person);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return demoCredentials(app.get<Environment>(ENVIRONMENT).AUTH_SECRET, person.email);
  }
}

/** What the start prints: who may sign in, and with what. */
export function accountsText(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map(({ duty, email, password, totpKey }) => [duty, email, password, totpKey]);
  const table = [['Vai trò · role', 'E-mail', 'Mật khẩu · password', 'Khóa TOTP · authenticator key'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('   ')}`.trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
