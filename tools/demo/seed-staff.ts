import type { INestApplicationContext } from '@nestjs/common';
import { demoCredentials, type DemoCredentials, type DemoStaff, EstablishDemoStaff } from '@pho-hien/identity-api';
import { EVERYWHERE, inEvent, InvalidInput, type Role, type Scope } from '@pho-hien/kernel';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';

/** Who may sign in to the demonstration, and as what. */
export interface DemoAccount extends DemoCredentials {
  readonly email: string;
  readonly role: Role;
  readonly duty: string;
}

/** One account for each role. */
export async function seedStaff(app: INestApplicationContext, eventId: string): Promise<DemoAccount[]> {
  const festival = inEvent(eventId);
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
      name: 'Đỗ Quang Huy',
      role: 'GATE_SUPERVISOR',
      scope: festival,
      duty: 'Trưởng cổng · gate supervisor',
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
