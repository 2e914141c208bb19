/** Fills a database with organisations and signs an organiser in; prints the session's cookie. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GiveRole } from '@pho-hien/identity-api';
import { inEvent, newId, searchKey } from '@pho-hien/kernel';
import { nameKey } from '@pho-hien/organisations-core';
import { Database, readEnvironment, SqlPool, systemCaller } from '@pho-hien/platform';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { signIn } from '../kit/sign-in.ts';

const BATCH = 2500;
const FORMS = ['Công ty TNHH', 'Công ty cổ phần', 'Hợp tác xã', 'Nhóm', 'Hộ kinh doanh', ''];
const GOODS = [
  'Nhãn Lồng',
  'Sen Hồng',
  'Tương Bần',
  'Gốm',
  'Rau Hữu Cơ',
  'Mật Ong',
  'Chiếu Cói',
  'Phần Mềm',
  'Trà',
  'Lụa',
];
const PLACES = ['Phố Hiến', 'Khoái Châu', 'Văn Giang', 'Tiền Hải', 'Đông Hưng', 'Kiến Xương', 'Lương Bằng', 'Ân Thi'];
const PEOPLE = ['Lan', 'Hường', 'Đạt', 'Khánh', 'Yến', 'Thảo', 'Quý', 'Trường', 'Minh', 'Hạnh', 'Vân'];

const pick = (list: readonly string[], at: number) => list[at % list.length]!;
const environment = readEnvironment(process.env);
const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
const pool = app.get(SqlPool);
const { rows: communes } = await pool.query<{ code: string }>('select code from communes order by code');
const count = Number(process.env['BENCH_ORGANISATIONS']);

for (let from = 0; from < count; from += BATCH) {
  const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, step) => row(from + step));
  await pool.query(
    `insert into organisations (id, kind, name, search_name, name_key, search_text, commune_code,
       intellectual_property, pitch, has_support_process, has_cooperation_agreements, created_at, updated_at)
     select r.id, 'ENTERPRISE', r.name, r.search_name, r.name_key, r.search_text, r.commune_code, '[]', '', false, false, now(), now()
       from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, search_name text, name_key text, search_text text, commune_code text)`,
    [JSON.stringify(rows)],
  );
}
await pool.query('vacuum analyze organisations');
const { userId, cookie } = await signIn(app, environment);
const gift = { userId, role: 'ORGANISER', scope: inEvent(newId()), grantedBy: null } as const;
await app.get(Database).transaction((tx) => app.get(GiveRole).run(tx, systemCaller('bench'), gift));
process.stdout.write(cookie);
await app.close();

/** A name as people give them, with a number, so that each can be asked for. */
function row(at: number) {
  const name = [pick(FORMS, at), pick(GOODS, at * 7), pick(PEOPLE, at * 3), pick(PLACES, at * 11), at]
    .filter(String)
    .join(' ');
  return {
    id: newId(),
    name,
    search_name: searchKey(name),
    name_key: nameKey(name),
    search_text: searchKey(name),
    commune_code: communes[at % communes.length]!.code,
  };
}
